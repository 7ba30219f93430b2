"""Things for sale, brands and professions in every language, for what Faker has only in English or not at all."""

from __future__ import annotations

__all__ = ["BRANDS", "JOBS", "PRODUCTS"]

BRANDS = tuple(
    "Norvik Belmar Tessa Corvo Halden Lumo Fabrik Osteria Kestrel Vantor Solea Ampere Brio Delfin Orbis Pinnacle Rovello "
    "Stahlmann Takeda Ultrix Weyland Zenit Marlow Ikaro Nexa Polar Quanta Sirius".split()
)
PRODUCTS: dict[str, tuple[str, ...]] = {
    "en": tuple("Desk lamp LED,USB-C cable 2 m,Office chair,Notebook A5,Wireless mouse,Coffee beans 1 kg,Hex bolt M8x40,Copy paper A4,Rain jacket,Steel shelf,Headphones,Printer toner black,Garden hose 25 m,Water bottle".split(",")),
    "de": tuple("Schreibtischlampe,USB-Kabel 2 m,Bürostuhl,Notizbuch A5,Funkmaus,Kaffeebohnen 1 kg,Sechskantschraube M8x40,Kopierpapier A4,Regenjacke,Stahlregal,Kopfhörer,Toner schwarz,Gartenschlauch 25 m,Trinkflasche".split(",")),
    "fr": tuple("Lampe de bureau,Câble USB 2 m,Chaise de bureau,Carnet A5,Souris sans fil,Café en grains 1 kg,Vis hexagonale M8x40,Papier A4,Veste de pluie,Étagère en acier,Casque audio,Toner noir,Gourde".split(",")),
    "es": tuple("Lámpara de escritorio,Cable USB 2 m,Silla de oficina,Cuaderno A5,Ratón inalámbrico,Café en grano 1 kg,Tornillo M8x40,Papel A4,Chaqueta impermeable,Estantería,Auriculares,Tóner negro,Botella de agua".split(",")),
    "it": tuple("Lampada da tavolo,Cavo USB 2 m,Sedia da ufficio,Quaderno A5,Mouse senza fili,Caffè in grani 1 kg,Vite M8x40,Carta A4,Giacca impermeabile,Scaffale,Cuffie,Toner nero,Borraccia".split(",")),
    "pt": tuple("Candeeiro de mesa,Cabo USB 2 m,Cadeira de escritório,Caderno A5,Rato sem fios,Café em grão 1 kg,Parafuso M8x40,Papel A4,Casaco impermeável,Estante,Auscultadores,Toner preto,Garrafa de água".split(",")),
    "nl": tuple("Bureaulamp,USB-kabel 2 m,Bureaustoel,Notitieboek A5,Draadloze muis,Koffiebonen 1 kg,Bout M8x40,Kopieerpapier A4,Regenjas,Stalen rek,Koptelefoon,Toner zwart,Drinkfles".split(",")),
    "pl": tuple("Lampka biurkowa,Kabel USB 2 m,Krzesło biurowe,Notes A5,Mysz bezprzewodowa,Kawa ziarnista 1 kg,Śruba M8x40,Papier A4,Kurtka przeciwdeszczowa,Regał stalowy,Słuchawki,Toner czarny,Bidon".split(",")),
    "tr": tuple("Masa lambası,USB kablo 2 m,Ofis koltuğu,Defter A5,Kablosuz fare,Kahve çekirdeği 1 kg,Cıvata M8x40,A4 kağıt,Yağmurluk,Çelik raf,Kulaklık,Siyah toner,Su şişesi".split(",")),
    "sv": tuple("Skrivbordslampa,USB-kabel 2 m,Kontorsstol,Anteckningsbok A5,Trådlös mus,Kaffebönor 1 kg,Skruv M8x40,Kopieringspapper A4,Regnjacka,Stålhylla,Hörlurar,Toner svart,Vattenflaska".split(",")),
    "cs": tuple("Stolní lampa,Kabel USB 2 m,Kancelářská židle,Zápisník A5,Bezdrátová myš,Zrnková káva 1 kg,Šroub M8x40,Papír A4,Pláštěnka,Kovový regál,Sluchátka,Černý toner,Láhev na vodu".split(",")),
    "el": tuple("Φωτιστικό γραφείου,Καλώδιο USB 2 m,Καρέκλα γραφείου,Σημειωματάριο A5,Ασύρματο ποντίκι,Καφές σε κόκκους 1 kg,Βίδα M8x40,Χαρτί A4,Αδιάβροχο,Ράφι,Ακουστικά,Τόνερ μαύρο".split(",")),
    "ru": tuple("Настольная лампа,Кабель USB 2 м,Офисное кресло,Блокнот A5,Беспроводная мышь,Кофе в зёрнах 1 кг,Болт M8x40,Бумага A4,Дождевик,Стеллаж,Наушники,Тонер чёрный,Бутылка для воды".split(",")),
    "zh": tuple("台灯,USB数据线 2米,办公椅,A5笔记本,无线鼠标,咖啡豆 1公斤,六角螺栓 M8x40,A4复印纸,雨衣,钢制货架,耳机,黑色墨粉,保温杯".split(",")),
    "ja": tuple("デスクライト,USBケーブル 2m,オフィスチェア,ノート A5,ワイヤレスマウス,コーヒー豆 1kg,六角ボルト M8x40,コピー用紙 A4,レインジャケット,スチール棚,ヘッドホン,トナー 黒,水筒".split(",")),
    "ar": tuple("مصباح مكتب,كابل USB ٢ م,كرسي مكتب,دفتر A5,فأرة لاسلكية,حبوب قهوة ١ كغ,برغي M8x40,ورق A4,معطف مطر,رف معدني,سماعات,حبر أسود,زجاجة ماء".split(",")),
}  # fmt: skip
#: Languages in which Faker's professions are English.
JOBS: dict[str, tuple[str, ...]] = {
    "it": ("Insegnante", "Ingegnere", "Infermiera", "Commessa", "Autista", "Architetto", "Contabile", "Cuoco"),
    "nl": ("Leraar", "Ingenieur", "Verpleegkundige", "Verkoper", "Chauffeur", "Architect", "Boekhouder", "Kok"),
    "sv": ("Lärare", "Ingenjör", "Sjuksköterska", "Säljare", "Förare", "Arkitekt", "Ekonom", "Kock"),
    "cs": ("Učitel", "Inženýr", "Zdravotní sestra", "Prodavač", "Řidič", "Architekt", "Účetní", "Kuchař"),
    "zh": ("教师", "工程师", "护士", "销售员", "司机", "建筑师", "会计", "厨师"),
    "ar": ("معلم", "مهندس", "ممرضة", "بائع", "سائق", "محاسب", "طبيب", "محامية"),
}
