"""Headings that layouts need beside the lexicon's: folders of mail, steps of a task, parts of a window.

A line is a key and its writing in each of `LANGUAGES`, in their order.
"""

from __future__ import annotations

from screenseg.synth.lexicon import LANGUAGES

__all__ = ["ALIASES", "HEADINGS"]

_TABLE = """
addresses|Addresses|Adressen|Adresses|Direcciones|Indirizzi|Endereços|Adressen|Adresy|Adresler|Adresser|Adresy|Διευθύνσεις|Адреса|地址|住所一覧|العناوين
administration|Administration|Verwaltung|Administration|Administración|Amministrazione|Administração|Beheer|Administracja|Yönetim|Administration|Správa|Διαχείριση|Администрирование|管理|管理|الإدارة
all_contacts|All contacts|Alle Kontakte|Tous les contacts|Todos los contactos|Tutti i contatti|Todos os contactos|Alle contacten|Wszystkie kontakty|Tüm kişiler|Alla kontakter|Všechny kontakty|Όλες οι επαφές|Все контакты|所有联系人|すべての連絡先|كل جهات الاتصال
appointments|Appointments|Termine|Rendez-vous|Citas|Appuntamenti|Compromissos|Afspraken|Terminy|Randevular|Bokningar|Schůzky|Ραντεβού|Встречи|预约|予定|المواعيد
auto_scroll|Auto-scroll|Automatisch scrollen|Défilement auto|Desplazamiento automático|Scorrimento automatico|Rolagem automática|Automatisch scrollen|Autoprzewijanie|Otomatik kaydır|Rulla automatiskt|Automatický posun|Αυτόματη κύλιση|Автопрокрутка|自动滚动|自動スクロール|تمرير تلقائي
available|Available|Verfügbar|Disponibles|Disponibles|Disponibili|Disponíveis|Beschikbaar|Dostępne|Kullanılabilir|Tillgängliga|Dostupné|Διαθέσιμα|Доступные|可用|利用可能|المتاح
backlog|Backlog|Backlog|Backlog|Pendientes|Backlog|Backlog|Backlog|Backlog|Bekleyenler|Backlog|Backlog|Εκκρεμότητες|Бэклог|待办|バックログ|قائمة الانتظار
columns|Columns|Spalten|Colonnes|Columnas|Colonne|Colunas|Kolommen|Kolumny|Sütunlar|Kolumner|Sloupce|Στήλες|Столбцы|列|列|الأعمدة
confirmation|Confirmation|Bestätigung|Confirmation|Confirmación|Conferma|Confirmação|Bevestiging|Potwierdzenie|Onay|Bekräftelse|Potvrzení|Επιβεβαίωση|Подтверждение|确认|確認|تأكيد
contacts|Contacts|Kontakte|Contacts|Contactos|Contatti|Contactos|Contacten|Kontakty|Kişiler|Kontakter|Kontakty|Επαφές|Контакты|联系人|連絡先|جهات الاتصال
contracts|Contracts|Verträge|Contrats|Contratos|Contratti|Contratos|Contracten|Umowy|Sözleşmeler|Avtal|Smlouvy|Συμβόλαια|Договоры|合同|契約|العقود
custom|Custom|Benutzerdefiniert|Personnalisée|Personalizada|Personalizzata|Personalizada|Aangepast|Niestandardowa|Özel|Anpassad|Vlastní|Προσαρμοσμένη|Выборочная|自定义|カスタム|مخصص
data|Data|Daten|Données|Datos|Dati|Dados|Gegevens|Dane|Veri|Data|Data|Δεδομένα|Данные|数据|データ|بيانات
desktop|Desktop|Desktop|Bureau|Escritorio|Desktop|Ambiente de trabalho|Bureaublad|Pulpit|Masaüstü|Skrivbord|Plocha|Επιφάνεια εργασίας|Рабочий стол|桌面|デスクトップ|سطح المكتب
direction|Direction|Richtung|Direction|Dirección|Direzione|Direção|Richting|Kierunek|Yön|Riktning|Směr|Κατεύθυνση|Направление|方向|方向|الاتجاه
done|Done|Erledigt|Terminé|Hecho|Fatto|Concluído|Klaar|Gotowe|Bitti|Klart|Hotovo|Ολοκληρώθηκε|Готово|已完成|完了|مكتمل
drafts|Drafts|Entwürfe|Brouillons|Borradores|Bozze|Rascunhos|Concepten|Wersje robocze|Taslaklar|Utkast|Koncepty|Πρόχειρα|Черновики|草稿|下書き|المسودات
effects|Effects|Effekte|Effets|Efectos|Effetti|Efeitos|Effecten|Efekty|Efektler|Effekter|Efekty|Εφέ|Эффекты|效果|効果|التأثيرات
error|Error|Fehler|Erreur|Error|Errore|Erro|Fout|Błąd|Hata|Fel|Chyba|Σφάλμα|Ошибка|错误|エラー|خطأ
examples|Examples|Beispiele|Exemples|Ejemplos|Esempi|Exemplos|Voorbeelden|Przykłady|Örnekler|Exempel|Příklady|Παραδείγματα|Примеры|示例|サンプル|أمثلة
family|Family|Familie|Famille|Familia|Famiglia|Família|Familie|Rodzina|Aile|Familj|Rodina|Οικογένεια|Семья|家人|家族|العائلة
faq|Frequently asked questions|Häufige Fragen|Questions fréquentes|Preguntas frecuentes|Domande frequenti|Perguntas frequentes|Veelgestelde vragen|Najczęstsze pytania|Sık sorulan sorular|Vanliga frågor|Časté dotazy|Συχνές ερωτήσεις|Частые вопросы|常见问题|よくある質問|الأسئلة الشائعة
font|Font|Schriftart|Police|Fuente|Carattere|Tipo de letra|Lettertype|Czcionka|Yazı tipi|Teckensnitt|Písmo|Γραμματοσειρά|Шрифт|字体|フォント|الخط
forgot_password|Forgot password?|Passwort vergessen?|Mot de passe oublié ?|¿Olvidó su contraseña?|Password dimenticata?|Esqueceu a senha?|Wachtwoord vergeten?|Nie pamiętasz hasła?|Şifremi unuttum|Glömt lösenordet?|Zapomenuté heslo?|Ξεχάσατε τον κωδικό;|Забыли пароль?|忘记密码？|パスワードをお忘れですか？|نسيت كلمة المرور؟
friends|Friends|Freunde|Amis|Amigos|Amici|Amigos|Vrienden|Znajomi|Arkadaşlar|Vänner|Přátelé|Φίλοι|Друзья|朋友|友だち|الأصدقاء
full|Full|Vollständig|Complète|Completa|Completa|Completa|Volledig|Pełna|Tam|Fullständig|Úplná|Πλήρης|Полная|完整|完全|كامل
groups|Groups|Gruppen|Groupes|Grupos|Gruppi|Grupos|Groepen|Grupy|Gruplar|Grupper|Skupiny|Ομάδες|Группы|群组|グループ|المجموعات
hidden|Hidden|Versteckt|Caché|Oculto|Nascosto|Oculto|Verborgen|Ukryty|Gizli|Dold|Skrytý|Κρυφό|Скрытый|隐藏|隠しファイル|مخفي
in_progress|In progress|In Arbeit|En cours|En curso|In corso|Em curso|Bezig|W toku|Devam ediyor|Pågår|Probíhá|Σε εξέλιξη|В работе|进行中|進行中|قيد التنفيذ
inbox|Inbox|Posteingang|Boîte de réception|Bandeja de entrada|Posta in arrivo|Caixa de entrada|Postvak IN|Odebrane|Gelen kutusu|Inkorgen|Doručená pošta|Εισερχόμενα|Входящие|收件箱|受信トレイ|البريد الوارد
insurance|Insurance|Versicherung|Assurance|Seguro|Assicurazione|Seguro|Verzekering|Ubezpieczenie|Sigorta|Försäkring|Pojištění|Ασφάλιση|Страхование|保险|保険|التأمين
junk|Junk|Spam|Indésirables|Correo no deseado|Posta indesiderata|Spam|Ongewenst|Spam|Önemsiz|Skräppost|Nevyžádaná pošta|Ανεπιθύμητα|Спам|垃圾邮件|迷惑メール|البريد العشوائي
layer|Layer|Ebene|Calque|Capa|Livello|Camada|Laag|Warstwa|Katman|Lager|Vrstva|Επίπεδο|Слой|图层|レイヤー|طبقة
ledger|General ledger|Hauptbuch|Grand livre|Libro mayor|Libro mastro|Razão geral|Grootboek|Księga główna|Büyük defter|Huvudbok|Hlavní kniha|Γενικό καθολικό|Главная книга|总账|総勘定元帳|دفتر الأستاذ
map|Map|Karte|Plan|Mapa|Mappa|Mapa|Kaart|Mapa|Harita|Karta|Mapa|Χάρτης|Карта|地图|地図|خريطة
medical_data|Medical data|Medizinische Daten|Données médicales|Datos médicos|Dati medici|Dados médicos|Medische gegevens|Dane medyczne|Tıbbi bilgiler|Medicinska uppgifter|Zdravotní údaje|Ιατρικά στοιχεία|Медицинские данные|医疗信息|医療情報|البيانات الطبية
medications|Medication|Medikation|Médicaments|Medicación|Farmaci|Medicação|Medicatie|Leki|İlaçlar|Läkemedel|Léky|Φάρμακα|Препараты|用药|投薬|الأدوية
memory|Memory|Arbeitsspeicher|Mémoire|Memoria|Memoria|Memória|Geheugen|Pamięć|Bellek|Minne|Paměť|Μνήμη|Память|内存|メモリ|الذاكرة
minimal|Minimal|Minimal|Minimale|Mínima|Minima|Mínima|Minimaal|Minimalna|En az|Minimal|Minimální|Ελάχιστη|Минимальная|最小|最小|الحد الأدنى
modified|Date modified|Änderungsdatum|Modifié le|Modificado|Ultima modifica|Modificado em|Gewijzigd op|Zmodyfikowano|Değiştirilme|Ändrad|Změněno|Τροποποίηση|Изменён|修改日期|更新日時|تاريخ التعديل
monthly|Monthly|Monatlich|Mensuel|Mensual|Mensile|Mensal|Maandelijks|Miesięcznie|Aylık|Månadsvis|Měsíčně|Μηνιαία|Ежемесячно|按月|月払い|شهري
opacity|Opacity|Deckkraft|Opacité|Opacidad|Opacità|Opacidade|Dekking|Krycie|Opaklık|Opacitet|Krytí|Αδιαφάνεια|Непрозрачность|不透明度|不透明度|الشفافية
open|Open|Offen|Ouvert|Abierto|Aperto|Aberto|Open|Otwarte|Açık|Öppen|Otevřené|Ανοιχτά|Открытые|未处理|未対応|مفتوح
patient|Patient|Patient|Patient|Paciente|Paziente|Paciente|Patiënt|Pacjent|Hasta|Patient|Pacient|Ασθενής|Пациент|患者|患者|المريض
performance|Performance|Leistung|Performances|Rendimiento|Prestazioni|Desempenho|Prestaties|Wydajność|Performans|Prestanda|Výkon|Επιδόσεις|Производительность|性能|パフォーマンス|الأداء
pictures|Pictures|Bilder|Images|Imágenes|Immagini|Imagens|Afbeeldingen|Obrazy|Resimler|Bilder|Obrázky|Εικόνες|Изображения|图片|ピクチャ|الصور
popular|Most popular|Am beliebtesten|Le plus populaire|Más popular|Il più scelto|Mais popular|Populairst|Najpopularniejszy|En popüler|Populärast|Nejoblíbenější|Δημοφιλές|Популярный|最受欢迎|人気|الأكثر شيوعًا
processes|Processes|Prozesse|Processus|Procesos|Processi|Processos|Processen|Procesy|İşlemler|Processer|Procesy|Διεργασίες|Процессы|进程|プロセス|العمليات
program_files|Program files|Programmdateien|Fichiers programme|Archivos de programa|File di programma|Ficheiros do programa|Programmabestanden|Pliki programu|Program dosyaları|Programfiler|Soubory programu|Αρχεία προγράμματος|Файлы программы|程序文件|プログラム ファイル|ملفات البرنامج
property|Property|Eigenschaft|Propriété|Propiedad|Proprietà|Propriedade|Eigenschap|Właściwość|Özellik|Egenskap|Vlastnost|Ιδιότητα|Свойство|属性|プロパティ|الخاصية
purchase_orders|Purchase orders|Bestellungen|Commandes d'achat|Pedidos de compra|Ordini d'acquisto|Ordens de compra|Inkooporders|Zamówienia zakupu|Satın alma siparişleri|Inköpsorder|Objednávky|Παραγγελίες αγοράς|Заказы поставщикам|采购订单|発注書|أوامر الشراء
question|Question|Frage|Question|Pregunta|Domanda|Pergunta|Vraag|Pytanie|Soru|Fråga|Dotaz|Ερώτηση|Вопрос|提问|質問|سؤال
quote|Quote|Angebot|Devis|Presupuesto|Preventivo|Orçamento|Offerte|Oferta|Teklif|Offert|Nabídka|Προσφορά|Предложение|报价单|見積書|عرض سعر
registry|Configuration|Konfiguration|Configuration|Configuración|Configurazione|Configuração|Configuratie|Konfiguracja|Yapılandırma|Konfiguration|Konfigurace|Διαμόρφωση|Конфигурация|配置|構成|التهيئة
related|Related|Verwandte Themen|À lire aussi|Relacionado|Correlati|Relacionados|Gerelateerd|Powiązane|İlgili|Relaterat|Související|Σχετικά|Похожее|相关内容|関連|ذات صلة
revenue|Revenue|Umsatz|Chiffre d'affaires|Ingresos|Ricavi|Receita|Omzet|Przychód|Gelir|Omsättning|Tržby|Έσοδα|Выручка|收入|売上|الإيرادات
selected|Selected|Ausgewählt|Sélectionnés|Seleccionados|Selezionati|Selecionados|Geselecteerd|Wybrane|Seçilen|Valda|Vybrané|Επιλεγμένα|Выбранные|已选|選択済み|المحدد
sent|Sent|Gesendet|Envoyés|Enviados|Inviata|Enviados|Verzonden|Wysłane|Gönderilmiş|Skickat|Odeslaná pošta|Απεσταλμένα|Отправленные|已发送|送信済み|المرسل
services|Services|Dienste|Services|Servicios|Servizi|Serviços|Services|Usługi|Hizmetler|Tjänster|Služby|Υπηρεσίες|Службы|服务|サービス|الخدمات
sheet|Sheet|Tabelle|Feuille|Hoja|Foglio|Folha|Blad|Arkusz|Sayfa|Blad|List|Φύλλο|Лист|工作表|シート|ورقة
shortcuts|Shortcuts|Verknüpfungen|Raccourcis|Accesos directos|Collegamenti|Atalhos|Snelkoppelingen|Skróty|Kısayollar|Genvägar|Zástupci|Συντομεύσεις|Ярлыки|快捷方式|ショートカット|الاختصارات
suppliers|Suppliers|Lieferanten|Fournisseurs|Proveedores|Fornitori|Fornecedores|Leveranciers|Dostawcy|Tedarikçiler|Leverantörer|Dodavatelé|Προμηθευτές|Поставщики|供应商|仕入先|الموردون
survey|Survey|Umfrage|Enquête|Encuesta|Sondaggio|Inquérito|Enquête|Ankieta|Anket|Enkät|Průzkum|Έρευνα|Опрос|调查问卷|アンケート|استبيان
system_monitor|System monitor|Systemmonitor|Moniteur système|Monitor del sistema|Monitor di sistema|Monitor do sistema|Systeemmonitor|Monitor systemu|Sistem monitörü|Systemövervakare|Sledování systému|Παρακολούθηση συστήματος|Системный монитор|系统监视器|システムモニター|مراقب النظام
tasks|Tasks|Aufgaben|Tâches|Tareas|Attività|Tarefas|Taken|Zadania|Görevler|Uppgifter|Úkoly|Εργασίες|Задачи|任务|タスク|المهام
templates|Templates|Vorlagen|Modèles|Plantillas|Modelli|Modelos|Sjablonen|Szablony|Şablonlar|Mallar|Šablony|Πρότυπα|Шаблоны|模板|テンプレート|القوالب
tickets|Tickets|Tickets|Tickets|Incidencias|Ticket|Chamados|Tickets|Zgłoszenia|Talepler|Ärenden|Požadavky|Αιτήματα|Заявки|工单|チケット|التذاكر
today|Today|Heute|Aujourd'hui|Hoy|Oggi|Hoje|Vandaag|Dzisiaj|Bugün|I dag|Dnes|Σήμερα|Сегодня|今天|今日|اليوم
trash|Trash|Papierkorb|Corbeille|Papelera|Cestino|Lixeira|Prullenbak|Kosz|Çöp kutusu|Papperskorg|Koš|Κάδος|Корзина|回收站|ゴミ箱|سلة المهملات
value|Value|Wert|Valeur|Valor|Valore|Valor|Waarde|Wartość|Değer|Värde|Hodnota|Τιμή|Значение|值|値|القيمة
visitors|Visitors|Besucher|Visiteurs|Visitantes|Visitatori|Visitantes|Bezoekers|Odwiedzający|Ziyaretçiler|Besökare|Návštěvníci|Επισκέπτες|Посетители|访客|訪問者|الزوار
warning|Warning|Warnung|Avertissement|Advertencia|Avviso|Aviso|Waarschuwing|Ostrzeżenie|Uyarı|Varning|Upozornění|Προειδοποίηση|Предупреждение|警告|警告|تحذير
week|Week|Woche|Semaine|Semana|Settimana|Semana|Week|Tydzień|Hafta|Vecka|Týden|Εβδομάδα|Неделя|周|週|أسبوع
work|Work|Arbeit|Travail|Trabajo|Lavoro|Trabalho|Werk|Praca|İş|Arbete|Práce|Εργασία|Работа|工作|仕事|العمل
yearly|Yearly|Jährlich|Annuel|Anual|Annuale|Anual|Jaarlijks|Rocznie|Yıllık|Årsvis|Ročně|Ετήσια|Ежегодно|按年|年払い|سنوي
style|Style|Stil|Style|Estilo|Stile|Estilo|Stijl|Styl|Stil|Stil|Styl|Στυλ|Стиль|样式|スタイル|النمط
"""  # noqa: E501 - a line is an entry

#: What a key is called in each language.
HEADINGS: dict[str, dict[str, str]] = {
    key: dict(zip(LANGUAGES, texts, strict=True))
    for key, *texts in (line.split("|") for line in _TABLE.strip().splitlines())
}
#: Names for what the lexicon has under another key.
ALIASES: dict[str, str] = {
    "absences": "leave_group",
    "address": "address_group",
    "attachments": "attachments_tab",
    "billing": "billing_address_group",
    "cart": "shopping_cart",
    "delivery": "delivery_group",
    "documentation": "documents_nav",
    "invoice": "invoice_group",
    "languages": "language",
    "log": "history",
    "new_message": "new_message_group",
    "notifications": "notifications_group",
    "options": "settings_page",
    "order_details": "order_group",
    "order_summary": "totals_group",
    "payment": "payment_group",
    "payments": "payment_group",
    "people": "users_nav",
    "personal_data": "personal_details",
    "prices": "prices_group",
    "profile": "my_profile",
    "results": "search_results",
    "review": "feedback_group",
    "reviews": "feedback_group",
    "security": "security_group",
    "shipments": "delivery_group",
    "stock": "stock_group",
    "assistant": "setup_wizard",
    "employees": "employee_group",
    "trips": "trip_group",
    "file": "file_menu",
    "edit": "edit_menu",
    "view": "view_menu",
    "insert": "insert_menu",
    "help": "help_menu",
}
