"""Towns, streets, files and hosts, where Faker's are none that people have (in Arabic, Japanese, Turkish ...)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faker import Faker

__all__ = ["CITIES", "FOLDERS", "MAIL_HOSTS", "PROGRAMS", "REAL_LOREM", "SSN", "file_name", "path", "street"]

#: Languages in which Faker's sentences are made of real words.
REAL_LOREM = frozenset("en de fr es it nl pl cs el ru zh ja ar".split())
MAIL_HOSTS = tuple(
    """
    example.com example.org mailbox.org inbox.net corp.example.com posteo.net contoso.com fastmail.net acme-group.com
    northwind.io globex.com initech.biz umbra.dev nordlicht.eu hansa-logistik.com mail.net webpost.com company.com
    """.split()
)
CITIES: dict[str, tuple[str, ...]] = {
    "en": tuple("London,Leeds,Bristol,Austin,Denver,Portland,Chicago,Boston,Toronto,Dublin,Sydney,Springfield".split(",")),
    "de": tuple("Berlin,Hamburg,München,Köln,Frankfurt am Main,Leipzig,Würzburg,Zürich,Graz,Kiel,Ulm,Göttingen".split(",")),
    "fr": tuple("Paris,Lyon,Marseille,Lille,Nantes,Rennes,Genève,Strasbourg,Saint-Étienne,Bordeaux,Angers".split(",")),
    "es": tuple("Madrid,Sevilla,Valencia,Zaragoza,Málaga,Bogotá,Ciudad de México,Córdoba,Lima,Cádiz".split(",")),
    "it": tuple("Roma,Milano,Torino,Bologna,Napoli,Palermo,Forlì,Reggio Emilia,Verona,Trieste".split(",")),
    "pt": tuple("Lisboa,Porto,São Paulo,Coimbra,Rio de Janeiro,Brasília,Évora,Curitiba,Fortaleza".split(",")),
    "nl": tuple("Amsterdam,Rotterdam,Utrecht,Den Haag,Gent,Antwerpen,Groningen,Eindhoven,'s-Hertogenbosch".split(",")),
    "pl": tuple("Warszawa,Kraków,Łódź,Wrocław,Poznań,Gdańsk,Szczecin,Białystok,Zielona Góra".split(",")),
    "tr": tuple("İstanbul,Ankara,İzmir,Bursa,Eskişehir,Gaziantep,Muğla,Diyarbakır,Konya".split(",")),
    "sv": tuple("Stockholm,Göteborg,Malmö,Uppsala,Västerås,Örebro,Linköping,Umeå,Åre".split(",")),
    "cs": tuple("Praha,Brno,Ostrava,Plzeň,Liberec,České Budějovice,Hradec Králové,Ústí nad Labem".split(",")),
    "el": tuple("Αθήνα,Θεσσαλονίκη,Πάτρα,Ηράκλειο,Λάρισα,Βόλος,Ιωάννινα,Χανιά".split(",")),
    "ru": tuple("Москва,Санкт-Петербург,Новосибирск,Казань,Екатеринбург,Нижний Новгород,Пермь,Уфа".split(",")),
    "zh": tuple("北京,上海,广州,深圳,杭州,成都,武汉,西安,南京,青岛,厦门".split(",")),
    "ja": tuple("東京都港区,大阪市北区,横浜市,名古屋市,札幌市,福岡市,京都市左京区,神戸市,仙台市".split(",")),
    "ar": tuple("الرياض,جدة,القاهرة,دبي,عمّان,بيروت,الدوحة,الكويت,الدار البيضاء,تونس".split(",")),
}
#: Numbers of social insurance or the person's number, as bothify patterns (Faker's depend on the day).
SSN = {
    "en": "###-##-####",
    "de": "## ###### ? ###",
    "fr": "1 %# 0% ## ### ### ##",
    "es": "########-?",
    "it": "??????##?##?###?",
    "pt": "###.###.###-##",
    "pl": "###########",
    "sv": "19%#0%1#-####",
    "cs": "%#0%1#/####",
    "tr": "%##########",
    "zh": "11010%1980010####%",
    "ja": "#### #### ####",
}
_STREETS = {
    "ar": ("شارع الملك فهد", "شارع التحرير", "طريق المطار", "شارع الجامعة", "شارع النيل", "حي الزهور"),
    "tr": ("Atatürk Caddesi", "İstiklal Caddesi", "Cumhuriyet Bulvarı", "Gül Sokak", "Bağdat Caddesi", "Çınar Sokak"),
    "ja": ("芝公園", "中央", "本町", "桜丘町", "西新宿", "栄町"),
    "zh": ("中山路", "人民路", "解放大街", "长江路", "建设北路", "文化西路"),
}
FOLDERS = tuple(
    """
    Documents Downloads Pictures Music Videos Desktop Projects Invoices Archive Backup Reports Templates Contracts 2021
    2022 2023 2024 Scans Photos Shared Public Temp src docs build config data images lib tests assets bin logs
    """.split()
)
#: Programs and services, made up.
PROGRAMS = tuple(
    """
    Nordwind,Ledgerly,OpenDesk,Kontor 7,Medivia,Flowbase,Quartz CRM,Atlas ERP,Papertrail,Brightdesk,Stocklane,Vero,Tillpoint,
    HelpHub,Carely,Fieldnote,Mailbird Pro,DataForge,NetScope,Orbit,Lumen Studio,PixelPort,Clinica,Campus One,FleetView,
    Hostelo,Zeitwerk,Planwise,Castor,Signum,Rota,Bookline,Invoicer 2000,MegaStore,CityPortal,WorkBench,Tally,Sentio,Argus
    """.replace("\n", "")
    .replace("    ", "")
    .split(",")
)
_FILES: dict[str, str] = {
    "pdf": "report invoice_2024-03 contract_final offer-118 Scan0012 manual_en floor_plan timetable CV minutes_0412",
    "docx": "letter application_form meeting-notes contract_final draft_v2 CV minutes_0412 newsletter",
    "xlsx": "Budget price_list sales_q3 inventory customers tax2022 timetable forecast",
    "csv": "orders export data-01 customers inventory addresses measurements",
    "txt": "README notes todo license changelog keys",
    "jpg": "IMG_2041 IMG_2042 IMG_2117 DSC_0077 holiday photo floor_plan portrait cover",
    "png": "screenshot logo_blue map chart icon-64 banner",
    "zip": "backup-2023 photos setup archive website_old fonts",
    "pptx": "presentation kickoff roadmap sales_q3 training",
    "mp3": "track_05 podcast-17 interview intro_theme",
    "mp4": "demo holiday interview webinar",
    "html": "index about contact imprint",
    "css": "styles theme print",
    "py": "main setup test_orders models utils",
    "js": "app main router charts",
    "json": "settings package config data-01",
    "xml": "export config feed",
    "log": "access error system install debug",
    "ini": "settings config desktop",
    "svg": "logo_blue icon network-plan",
    "md": "README changelog CONTRIBUTING",
}


def street(language: str, faker: Faker, rng: random.Random, *, number: bool = True) -> str:
    """A street, with a house number as the language places it."""
    if language not in _STREETS:
        made = faker.street_address() if number else faker.street_name()
        return str(made).replace("\n", ", ")
    name = rng.choice(_STREETS[language])
    if not number:
        return name
    house = rng.randint(1, 190)
    if language == "ja":
        return f"{name}{rng.randint(1, 6)}-{rng.randint(1, 20)}-{rng.randint(1, 12)}"
    if language == "zh":
        return f"{name}{house}号"
    return f"{name} {'No: ' if language == 'tr' else ''}{house}"


def file_name(rng: random.Random) -> str:
    """A file's name with its ending."""
    ending = rng.choice(tuple(_FILES))
    return f"{rng.choice(_FILES[ending].split())}.{ending}"


def path(rng: random.Random) -> str:
    """A path of Windows, Unix or a share."""
    folders = rng.sample(FOLDERS, k=rng.randint(1, 3))
    if rng.random() < 0.5:
        return "\\".join((rng.choice(("C:", "D:", "C:\\Users\\admin", "\\\\server01\\share")), *folders))
    return "/".join((rng.choice(("/home/user", "/var", "/opt", "~", "/mnt/data")), *folders))
