<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="kk" sourcelanguage="en">
<context>
    <name>AlertRows</name>
    <message>
        <source>no position</source>
        <translation>координат жоқ</translation>
    </message>
    <message>
        <source>%1, below %2 at %3</source>
        <translation>%1, %3-де %2-тан төмен</translation>
    </message>
    <message>
        <source>%1, never below %2</source>
        <translation>%1, %2-тан түспейді</translation>
    </message>
    <message>
        <source>%1, above %2 at %3</source>
        <translation>%1, %3-де %2-тан жоғары</translation>
    </message>
    <message>
        <source>%1, never above %2</source>
        <translation>%1, %2-қа көтерілмейді</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>оқылмайды: %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>error radius, field width</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>оқылмайды</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>хабарлама</translation>
    </message>
    <message>
        <source>event</source>
        <translation>оқиға</translation>
    </message>
    <message>
        <source>T0</source>
        <translation>T0</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>жіберілді</translation>
    </message>
    <message>
        <source>received</source>
        <translation>алынды</translation>
    </message>
    <message>
        <source>RA Dec</source>
        <translation>RA Dec</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>градус</translation>
    </message>
    <message>
        <source>altitude</source>
        <translation>биіктік</translation>
    </message>
    <message>
        <source>error</source>
        <translation>қателік</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 бұрын</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 кейін</translation>
    </message>
    <message>
        <source>%1 deg²</source>
        <comment>area on the sky</comment>
        <translation>%1 шаршы град</translation>
    </message>
    <message>
        <source>combined sky map</source>
        <translation>біріккен карта</translation>
    </message>
    <message>
        <source>sky map</source>
        <translation>ықтималдық картасы</translation>
    </message>
    <message>
        <source>90 % in %1, 50 % in %2</source>
        <translation>90 % — %1, 50 % — %2</translation>
    </message>
    <message>
        <source>, %1 ± %2 Mpc</source>
        <comment>distance, its error</comment>
        <translation>, %1 ± %2 Мпк</translation>
    </message>
    <message>
        <source>peak of the map</source>
        <translation>картаның максимумы</translation>
    </message>
    <message>
        <source>sky map only</source>
        <translation>тек карта</translation>
    </message>
    <message>
        <source>also</source>
        <translation>сондай-ақ</translation>
    </message>
    <message>
        <source>class</source>
        <translation>класы</translation>
    </message>
    <message>
        <source>test</source>
        <translation>сынақ</translation>
    </message>
    <message>
        <source>yes, the notice says so</source>
        <translation>иә, хабарламада солай делінген</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>қайталау</translation>
    </message>
    <message>
        <source>from a recorded stream</source>
        <translation>жазылған ағыннан</translation>
    </message>
    <message>
        <source>perhaps the same as</source>
        <translation>мүмкін, мынамен бір</translation>
    </message>
    <message>
        <source>%1: T0 %2, %3 away</source>
        <translation>%1: T0 %2, қашықтығы %3</translation>
    </message>
    <message>
        <source>%1: T0 %2</source>
        <translation>%1: T0 %2</translation>
    </message>
    <message>
        <source>nobody answered in time: %1</source>
        <translation>уақытында ешкім жауап бермеді: %1</translation>
    </message>
    <message>
        <source>respond: %1&apos;s word</source>
        <translation>бақылау: %1 шешімі</translation>
    </message>
    <message>
        <source>declined by %1</source>
        <translation>бас тартты: %1</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>The roof closes by its own contact alone: look at it</source>
        <translation>Шатырды тек өз контактісі жабады: шатырды қараңыз</translation>
    </message>
    <message>
        <source>The roof closes by its own contact %1 s after the core falls silent</source>
        <translation>Ядро үнсіз қалғаннан кейін %1 с өткенде шатырды өз контактісі жабады</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>басқа пульт</translation>
    </message>
    <message>
        <source>%1: granted, this desk has control</source>
        <comment>request</comment>
        <translation>%1: берілді, басқару осы пультте</translation>
    </message>
    <message>
        <source>%1: asked %2, who has %3 s to answer</source>
        <comment>request, person</comment>
        <translation>%1: сұралды, %2 %3 с ішінде жауап береді</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <comment>request, person</comment>
        <translation>%1: сұралды, жауап беретін %2</translation>
    </message>
    <message>
        <source>%1: refused, %2 has control</source>
        <comment>request, person</comment>
        <translation>%1: бас тартылды, басқару %2 қолында</translation>
    </message>
    <message>
        <source>NOT SENT: %1. The core is heard again now</source>
        <comment>request</comment>
        <translation>ЖІБЕРІЛМЕДІ: %1. Енді ядро қайта естіледі</translation>
    </message>
    <message>
        <source>NOT SENT: the core is not heard. %1</source>
        <translation>ЖІБЕРІЛМЕДІ: ядро естілмейді. %1</translation>
    </message>
    <message>
        <source>NOT SENT: the core is not heard (%1)</source>
        <comment>request</comment>
        <translation>ЖІБЕРІЛМЕДІ: ядро естілмейді (%1)</translation>
    </message>
</context>
<context>
    <name>ArchiveText</name>
    <message>
        <source>whole, RICE</source>
        <translation>бүтін, RICE</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>бүтін</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>бүлінген</translation>
    </message>
    <message>
        <source>deleted by the rules</source>
        <translation>ережемен жойылған</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>әлі тексерілмеген</translation>
    </message>
    <message>
        <source>T0, UTC</source>
        <translation>T0, UTC</translation>
    </message>
    <message>
        <source>name</source>
        <translation>атауы</translation>
    </message>
    <message>
        <source>event</source>
        <translation>оқиға</translation>
    </message>
    <message>
        <source>RA Dec</source>
        <translation>RA Dec</translation>
    </message>
    <message>
        <source>error</source>
        <translation>қателік</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>notices</source>
        <translation>хабарламалар</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>кадрлар</translation>
    </message>
    <message>
        <source>first notice, UTC</source>
        <translation>алғашқы хабарлама, UTC</translation>
    </message>
    <message>
        <source>night</source>
        <translation>түн</translation>
    </message>
    <message>
        <source>first exposure, UTC</source>
        <translation>алғашқы экспозиция, UTC</translation>
    </message>
    <message>
        <source>last, UTC</source>
        <translation>соңғысы, UTC</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>жазылғанда</translation>
    </message>
    <message>
        <source>on disk now</source>
        <translation>қазір дискіде</translation>
    </message>
    <message>
        <source>began, UTC</source>
        <translation>басы, UTC</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>арна</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>target</source>
        <translation>нысан</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>түрі</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>size</source>
        <translation>көлемі</translation>
    </message>
    <message>
        <source>path</source>
        <translation>жолы</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>қайтарып алынды</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 Б</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 кБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 ТБ</translation>
    </message>
    <message>
        <source>events: %1</source>
        <translation>оқиға: %1</translation>
    </message>
    <message>
        <source>nights: %1</source>
        <translation>түн: %1</translation>
    </message>
    <message>
        <source>frames: %1</source>
        <translation>кадр: %1</translation>
    </message>
    <message>
        <source>The settings keep no archive: [archive] address is “none”. Give another address there, or start the desk with --archive.</source>
        <translation>Баптау бойынша мұрағат жүргізілмейді: [archive] address = «none». Онда басқа мекенжай көрсетіңіз немесе пультті --archive арқылы іске қосыңыз.</translation>
    </message>
    <message>
        <source>The database answers and holds no archive yet: the core makes it at its start. Look at [archive] address in the settings of the core.</source>
        <translation>Дерекқор жауап береді, бірақ мұрағат әлі жоқ: оны ядро іске қосылғанда жасайды. Ядро баптауындағы [archive] address мәнін тексеріңіз.</translation>
    </message>
    <message>
        <source>There is no archive %1 on this computer. A core makes its archive where it runs: if it runs elsewhere, use the desk there, or keep the archive on a server and start the desk with --archive postgresql://…</source>
        <translation>Бұл компьютерде %1 мұрағаты жоқ. Ядро мұрағатты өзі жұмыс істейтін жерде жасайды: ол басқа компьютерде болса, пультті сонда ашыңыз немесе мұрағатты серверде сақтап, пультті --archive postgresql://… арқылы іске қосыңыз</translation>
    </message>
    <message>
        <source>The archive’s server does not answer or lets nobody in. Nothing is lost: the core keeps what it misses in its journal. Look at the server, the network, ~/.pgpass; then search again.</source>
        <translation>Мұрағат сервері жауап бермейді немесе кіргізбейді. Ештеңе жоғалған жоқ: жетіспегенін ядро журналында сақтайды. Серверді, желіні, ~/.pgpass файлын тексеріп, қайта іздеңіз.</translation>
    </message>
    <message>
        <source>Another program holds the archive; search again in a moment.</source>
        <translation>Мұрағатты басқа бағдарлама ұстап тұр; сәлден кейін қайта іздеңіз.</translation>
    </message>
    <message>
        <source>What lies there is no archive that this program can read: damaged, another program’s, or of another version.</source>
        <translation>Ондағыны бұл бағдарлама мұрағат ретінде оқи алмайды: бүлінген, бөтен не басқа нұсқа.</translation>
    </message>
    <message>
        <source>The archive could not be read.</source>
        <translation>Мұрағатты оқу мүмкін болмады.</translation>
    </message>
    <message>
        <source>stopped; nothing was written</source>
        <translation>тоқтатылды; ештеңе жазылмады</translation>
    </message>
    <message>
        <source>rows written: %1, to %2</source>
        <translation>жазылған жол: %1, %2 ішіне</translation>
    </message>
    <message>
        <source>not written: %1</source>
        <translation>жазылмады: %1</translation>
    </message>
    <message>
        <source>frames copied: %1 of %2</source>
        <translation>көшірілген кадр: %1 / %2</translation>
    </message>
    <message>
        <source>there already: %1</source>
        <translation>бұрыннан бар: %1</translation>
    </message>
    <message>
        <source>failed: %1, the first: %2</source>
        <translation>сәтсіз: %1, біріншісі: %2</translation>
    </message>
    <message>
        <source>the rules for old frames deleted it: %1</source>
        <translation>ескі кадрлар ережесімен жойылған: %1</translation>
    </message>
    <message>
        <source>the core missed the file too: %1. `tulparctl archive restore` brings a copy back</source>
        <translation>бұл файлды ядро да таппады: %1. `tulparctl archive restore` көшірмесін қайтарады</translation>
    </message>
    <message>
        <source>not on this computer: %1. Frames lie where the core runs: use the desk there, or mount its folder under the same path</source>
        <translation>бұл компьютерде жоқ: %1. Кадрлар ядро жұмыс істейтін жерде: пультті сонда ашыңыз немесе оның бумасын сол жолмен қосыңыз</translation>
    </message>
    <message>
        <source>whole, in a cube</source>
        <translation>бүтін, кубта</translation>
    </message>
    <message>
        <source>stopped; frames looked at: %1 of %2</source>
        <translation>тоқтатылды; қаралған кадрлар: %2 ішінен %1</translation>
    </message>
    <message>
        <source>the cube does not give this frame back as it was written: %1</source>
        <translation>куб бұл кадрды жазылған күйінде қайтармайды: %1</translation>
    </message>
</context>
<context>
    <name>ConditionRows</name>
    <message>
        <source>no sensor, none needed</source>
        <translation>датчик жоқ, керек те емес</translation>
    </message>
    <message>
        <source>never measured: as bad</source>
        <translation>өлшенбеген: нашар деп саналады</translation>
    </message>
    <message>
        <source>too old (limit %1): as bad</source>
        <translation>ескірген (шегі %1): нашар деп саналады</translation>
    </message>
    <message>
        <source>good</source>
        <comment>state of a condition</comment>
        <translation>жақсы</translation>
    </message>
    <message>
        <source>bad; closes in %1 unless it gets better</source>
        <translation>нашар; жақсармаса, %1 кейін жабылады</translation>
    </message>
    <message>
        <source>between the limits: stays as it is</source>
        <translation>шектер арасында: сол күйінде қалады</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>state of a condition</comment>
        <translation>нашар</translation>
    </message>
    <message>
        <source>bad; opens when good for %1</source>
        <translation>нашар; %1 жақсы болса ашылады</translation>
    </message>
    <message>
        <source>%1 %2 (limit %3)</source>
        <comment>condition, value, limit</comment>
        <translation>%1 %2 (шегі %3)</translation>
    </message>
    <message>
        <source>%1 %2, opens only at %3</source>
        <translation>%1 %2, тек %3 болғанда ашылады</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: белгісіз</translation>
    </message>
    <message>
        <source>&lt; %1 s</source>
        <comment>age</comment>
        <translation>&lt; %1 с</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 сағ</translation>
    </message>
    <message>
        <source>closing by itself is off: %1, %2 left</source>
        <translation>өздігінен жаппайды: %1, %2 қалды</translation>
    </message>
    <message>
        <source>%1 overridden: %2, %3 left</source>
        <comment>condition, person, time</comment>
        <translation>%1 ескерілмейді: %2, %3 қалды</translation>
    </message>
    <message>
        <source>OVERRIDDEN by %1 until %2 UTC (%3): %4</source>
        <translation>ЕСКЕРІЛМЕЙДІ: %1, %2 UTC дейін (%3): %4</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядро естілмейді</translation>
    </message>
    <message>
        <source>%1 may never be overridden</source>
        <translation>%1: ешқашан елемеуге болмайды</translation>
    </message>
    <message>
        <source>%1: nothing to override</source>
        <translation>%1: елемейтін ештеңе жоқ</translation>
    </message>
    <message>
        <source>closing by itself</source>
        <translation>өздігінен жабу</translation>
    </message>
    <message>
        <source>on</source>
        <comment>closing by itself</comment>
        <translation>иә</translation>
    </message>
    <message>
        <source>the core closes when it must</source>
        <translation>ядро керек кезде жабады</translation>
    </message>
    <message>
        <source>off</source>
        <comment>closing by itself</comment>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>БЕЛГІСІЗ</translation>
    </message>
    <message>
        <source>the core says nothing of the conditions</source>
        <translation>ядро шарттар туралы ештеңе айтпайды</translation>
    </message>
    <message>
        <source>the core is not heard: what is shown grows old; look at the roof</source>
        <translation>ядро естілмейді: көрсетілген ескіруде; шатырға қараңыз</translation>
    </message>
    <message>
        <source>MUST BE CLOSED</source>
        <translation>ЖАБЫҚ БОЛУЫ КЕРЕК</translation>
    </message>
    <message>
        <source>opens at the earliest in %1, at %2 UTC</source>
        <translation>ең ерте %1 кейін, %2 UTC ашылады</translation>
    </message>
    <message>
        <source>opens when all is good for %1</source>
        <translation>бәрі %1 жақсы болса ашылады</translation>
    </message>
    <message>
        <source>STAYS AS IT IS, NOTHING OPENS</source>
        <translation>СОЛ КҮЙІНДЕ ҚАЛАДЫ, ЕШТЕҢЕ АШЫЛМАЙДЫ</translation>
    </message>
    <message>
        <source>MAY BE OPEN</source>
        <translation>АШЫҚ БОЛА АЛАДЫ</translation>
    </message>
    <message>
        <source>every condition is good</source>
        <translation>барлық шарттар жақсы</translation>
    </message>
    <message>
        <source>by a person&apos;s word alone</source>
        <translation>тек адамның сөзімен</translation>
    </message>
    <message>
        <source>overridden: %1</source>
        <translation>ескерілмейді: %1</translation>
    </message>
    <message>
        <source>good now, opens in %1</source>
        <translation>қазір жақсы, %1 кейін ашылады</translation>
    </message>
    <message>
        <source>good now, waits for %1</source>
        <translation>қазір жақсы, %1 күтеді</translation>
    </message>
    <message>
        <source>%1 good now, %2 to wait</source>
        <translation>%1: қазір жақсы, %2 күту</translation>
    </message>
    <message>
        <source>%1 good now, waits</source>
        <translation>%1: қазір жақсы, күтеді</translation>
    </message>
</context>
<context>
    <name>DeviceCells</name>
    <message>
        <source>warm</source>
        <translation>жылы</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>қозғалуда</translation>
    </message>
    <message>
        <source>%1 m/s</source>
        <translation>%1 м/с</translation>
    </message>
    <message>
        <source>rain unknown</source>
        <translation>жаңбыр белгісіз</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>жаңбыр</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>құрғақ</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>байланыс жоқ</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>хабар жоқ</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>feed %1</source>
        <translation>арна %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>іске қосылуда</translation>
    </message>
    <message>
        <source>live</source>
        <comment>feed</comment>
        <translation>жұмыс істейді</translation>
    </message>
    <message>
        <source>quiet</source>
        <comment>feed</comment>
        <translation>тыныш</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>feed</comment>
        <translation>өлі</translation>
    </message>
    <message>
        <source>at its end</source>
        <translation>аяқталды</translation>
    </message>
    <message>
        <source>unknown; %1 %2 ago</source>
        <comment>state of the roof, age</comment>
        <translation>белгісіз; %2 бұрын %1</translation>
    </message>
</context>
<context>
    <name>EntryFields</name>
    <message>
        <source>Right ascension is missing.</source>
        <translation>Тік шарықтау көрсетілмеген.</translation>
    </message>
    <message>
        <source>Not a right ascension: write 19:13:03.2 or degrees, 288.263.</source>
        <translation>Бұл тік шарықтау емес: 19:13:03.2 немесе градуспен 288.263 деп жазыңыз.</translation>
    </message>
    <message>
        <source>Right ascension in degrees is 0 to 360; this is %1.</source>
        <translation>Тік шарықтау градуспен 0–360; мұнда %1.</translation>
    </message>
    <message>
        <source>Right ascension in hours is 0 to 24; this is %1.</source>
        <translation>Тік шарықтау сағатпен 0–24; мұнда %1.</translation>
    </message>
    <message>
        <source>Declination is missing.</source>
        <translation>Еңістік көрсетілмеген.</translation>
    </message>
    <message>
        <source>Not a declination: write +19:48:09 or degrees, 19.8026.</source>
        <translation>Бұл еңістік емес: +19:48:09 немесе градуспен 19.8026 деп жазыңыз.</translation>
    </message>
    <message>
        <source>The error radius is missing; if you know none, write the field: 10&apos;.</source>
        <translation>Қателік радиусы көрсетілмеген; белгісіз болса, көру өрісін жазыңыз: 10&apos;.</translation>
    </message>
    <message>
        <source>Not a radius: write 3&apos;, 12&quot; or 0.05 deg.</source>
        <translation>Бұл радиус емес: 3&apos;, 12&quot; немесе 0.05 deg деп жазыңыз.</translation>
    </message>
    <message>
        <source>The error radius is above 0 and at most %1.</source>
        <translation>Қателік радиусы 0-ден үлкен, %1 аспайды.</translation>
    </message>
    <message>
        <source>Not a time: write 14:10:17 or 2022-10-09 14:10:17, in UTC.</source>
        <translation>Бұл уақыт емес: UTC бойынша 14:10:17 немесе 2022-10-09 14:10:17 деп жазыңыз.</translation>
    </message>
    <message>
        <source>T0 lies in the future: now it is %1 %2 UTC.</source>
        <translation>T0 болашақта: қазір %1 %2 UTC.</translation>
    </message>
    <message>
        <source>Declination is -90 to +90 degrees; this is %1.</source>
        <translation>Еңкею -90-нан +90 градусқа дейін; мұнда %1.</translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message>
        <source>a night is the date of its evening: 2026-11-22</source>
        <translation>түн — кешінің күні: 2026-11-22</translation>
    </message>
    <message>
        <source>a time is written 2026-11-22 18:30, in UTC</source>
        <translation>уақыт былай жазылады: 2026-11-22 18:30, UTC</translation>
    </message>
    <message>
        <source>the end lies before the beginning</source>
        <translation>соңы басынан бұрын</translation>
    </message>
    <message>
        <source>nothing of this name is known, and these are no coordinates: %1</source>
        <translation>мұндай атау белгісіз, бұл координата да емес: %1</translation>
    </message>
    <message>
        <source>a radius is written 0.5, 10′ or 30″</source>
        <translation>радиус былай жазылады: 0.5, 10′ немесе 30″</translation>
    </message>
</context>
<context>
    <name>FactLines</name>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>contact at the roof</source>
        <translation>шатыр контактісі</translation>
    </message>
    <message>
        <source>armed: it closes by itself without the heartbeat</source>
        <translation>іске дайын: тіршілік белгісі болмаса, өзі жабады</translation>
    </message>
    <message>
        <source>FIRED: it closes the roof whatever is asked</source>
        <translation>ІСКЕ ҚОСЫЛДЫ: не сұралса да шатырды жабады</translation>
    </message>
    <message>
        <source>disarmed: nothing closes without the core</source>
        <translation>ажыратылған: ядросыз ештеңе жабылмайды</translation>
    </message>
    <message>
        <source>not heard: nobody knows whether it would close</source>
        <translation>естілмейді: жаба ма, белгісіз</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>сағат</translation>
    </message>
    <message>
        <source>not compared with a time server</source>
        <translation>уақыт серверімен салыстырылмаған</translation>
    </message>
    <message>
        <source>%1 from UTC</source>
        <translation>UTC-дан %1</translation>
    </message>
    <message>
        <source>%1 ± %2 from UTC</source>
        <translation>UTC-дан %1 ± %2</translation>
    </message>
    <message>
        <source>%1, not synchronised</source>
        <translation>%1, үйлестірілмеген</translation>
    </message>
    <message>
        <source>desk hears the core</source>
        <translation>пульт ядроны естиді</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>иә</translation>
    </message>
    <message>
        <source>no, last %1 ago; the core and the roof go on without this desk</source>
        <translation>жоқ, соңғысы %1 бұрын; ядро мен шатыр бұл пультсіз жұмыс істейді</translation>
    </message>
    <message>
        <source>heartbeat to the roof</source>
        <translation>шатырға тіршілік белгісі</translation>
    </message>
    <message>
        <source>beating</source>
        <translation>жүріп тұр</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>үнсіз</translation>
    </message>
    <message>
        <source>withheld, so that the roof closes: %1</source>
        <translation>шатыр жабылуы үшін ұсталды: %1</translation>
    </message>
    <message>
        <source>last beat %1 ago</source>
        <translation>соңғысы %1 бұрын</translation>
    </message>
    <message>
        <source>closes by itself</source>
        <translation>өзі жабылады</translation>
    </message>
    <message>
        <source>after %1 without a heartbeat</source>
        <translation>тіршілік белгісінсіз %1 өткенде</translation>
    </message>
    <message>
        <source>the core&apos;s machine</source>
        <translation>ядро машинасы</translation>
    </message>
    <message>
        <source>never measured</source>
        <translation>өлшенбеген</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>өлшенбейді</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>диск</translation>
    </message>
    <message>
        <source>%1 GiB free</source>
        <translation>%1 ГиБ бос</translation>
    </message>
    <message>
        <source>power</source>
        <translation>қуат</translation>
    </message>
    <message>
        <source>on battery for %1</source>
        <translation>батареядан %1</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>электр желісі</translation>
    </message>
    <message>
        <source>network</source>
        <translation>байланыс</translation>
    </message>
    <message>
        <source>no way out for %1</source>
        <translation>сыртқа байланыс %1 жоқ</translation>
    </message>
    <message>
        <source>the outside is reached</source>
        <translation>сыртқы желі қолжетімді</translation>
    </message>
    <message>
        <source>unknown, measured %1 ago</source>
        <translation>белгісіз, %1 бұрын өлшенген</translation>
    </message>
    <message>
        <source>alerts open, point and observe by themselves; closes by itself</source>
        <translation>алерттер өздігінен ашады, бағыттайды, түсіреді; өзі жабылады</translation>
    </message>
    <message>
        <source>a person opens, points and exposes; nothing begins by itself; closes by itself</source>
        <translation>адам ашады, бағыттайды, түсіреді; ештеңе өздігінен басталмайды; өзі жабылады</translation>
    </message>
    <message>
        <source>single devices by hand for work on them; closing by itself may be put off, for a time</source>
        <translation>жұмыс үшін жеке құрылғылар қолмен; өздігінен жабуды уақытша кейінге қалдыруға болады</translation>
    </message>
</context>
<context>
    <name>FeedLines</name>
    <message>
        <source>No feed is set up.</source>
        <translation>Бірде-бір арна бапталмаған.</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>%1 бұрын естілді</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>әлі естілмеген</translation>
    </message>
    <message>
        <source>last notice %1 ago</source>
        <translation>соңғы хабарлама %1 бұрын</translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n хабарлама</numerusform>
            <numerusform>%n хабарлама</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first with %n</source>
        <comment>notices that this feed brought before the others</comment>
        <translation>
            <numerusform>%n хабарламада бірінші</numerusform>
            <numerusform>%n хабарламада бірінші</numerusform>
        </translation>
    </message>
    <message>
        <source>else %1 behind</source>
        <translation>әйтпесе %1 кешігеді</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n қабылданбады</numerusform>
            <numerusform>%n қабылданбады</numerusform>
        </translation>
    </message>
    <message>
        <source>starting</source>
        <translation>іске қосылуда</translation>
    </message>
    <message>
        <source>live</source>
        <translation>жұмыс істейді</translation>
    </message>
    <message>
        <source>quiet, alive</source>
        <translation>тыныш, байланыста</translation>
    </message>
    <message>
        <source>DEAD</source>
        <translation>ӨЛІ</translation>
    </message>
    <message>
        <source>at its end</source>
        <translation>аяқталды</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>state of a feed, how long</comment>
        <translation>%1, %2 бойы</translation>
    </message>
</context>
<context>
    <name>FrameViewer</name>
    <message>
        <source>burst %1 from here</source>
        <translation>жарқыл осы жерден %1</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>қателік %1</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>С</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>Ш</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>%1 үнсіз</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>camera silent for %1</source>
        <translation>камера %1 үнсіз</translation>
    </message>
    <message>
        <source>camera unknown</source>
        <translation>камера белгісіз</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 ішінен %1</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 бұрын</translation>
    </message>
    <message>
        <source>EM %1</source>
        <translation>EM %1</translation>
    </message>
    <message>
        <source>TRAILING: the mount was slewing</source>
        <translation>ІЗ: бағыттау жүріп жатты</translation>
    </message>
    <message>
        <source>file · Esc: live</source>
        <translation>файл · Esc: камераларға</translation>
    </message>
    <message>
        <source>No %1 frame yet</source>
        <translation>%1 кадры әлі жоқ</translation>
    </message>
    <message>
        <source>The newest frame appears here once the desk has heard the core.</source>
        <translation>Пульт ядроны естігенде, жаңа кадр осында шығады.</translation>
    </message>
    <message>
        <source>The exposure of %1 now open appears here at %2 UTC.</source>
        <translation>Жүріп жатқан %1 экспозиция осында %2 UTC-де шығады.</translation>
    </message>
    <message>
        <source>The exposure of %1 now open appears here.</source>
        <translation>Жүріп жатқан %1 экспозиция осында шығады.</translation>
    </message>
    <message>
        <source>The camera has not been heard for %1. Frames appear here when it is back.</source>
        <translation>Камера %1 үнсіз. Ол оралғанда, кадрлар осында шығады.</translation>
    </message>
    <message>
        <source>The newest frame appears here, the first about %1 after an alert.</source>
        <translation>Жаңа кадр осында шығады, біріншісі — алерттен кейін шамамен %1 өткенде.</translation>
    </message>
    <message>
        <source>The newest frame appears here once the observatory is READY and exposes.</source>
        <translation>Обсерватория ДАЙЫН болып, экспозиция басталғанда, жаңа кадр осында шығады.</translation>
    </message>
    <message>
        <source>The newest frame appears here when the camera exposes.</source>
        <translation>Камера экспозиция жасағанда, жаңа кадр осында шығады.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 оқылуда</translation>
    </message>
    <message>
        <source>The live channels go on behind it. Esc returns to them.</source>
        <translation>Камера арналары артында жүріп жатыр. Esc — оларға қайту.</translation>
    </message>
    <message>
        <source>The next frame of this channel is shown when it arrives.</source>
        <translation>Арнаның келесі кадры келген бойда көрсетіледі.</translation>
    </message>
    <message>
        <source>Open another FITS image by dropping it here, or press Esc for the live channels.</source>
        <translation>Басқа FITS файлын осында сүйреп әкеліңіз немесе камера арналары үшін Esc басыңыз.</translation>
    </message>
    <message>
        <source>Cannot show %1</source>
        <translation>%1 көрсетілмейді</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>сызықтық</translation>
    </message>
    <message>
        <source>log</source>
        <translation>лог</translation>
    </message>
    <message>
        <source>power</source>
        <translation>дәреже</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>түбір</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>квадрат</translation>
    </message>
    <message>
        <source>equalised</source>
        <translation>теңестіру</translation>
    </message>
    <message>
        <source>midtones</source>
        <translation>орта реңк</translation>
    </message>
    <message>
        <source>min–max</source>
        <translation>мин–макс</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>қолмен</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>сұр</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>ыстық</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>салқын</translation>
    </message>
    <message>
        <source>red night</source>
        <translation>қызыл түн</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>қатар</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>жыпылық</translation>
    </message>
    <message>
        <source>%1 blink first</source>
        <translation>%1 біріншісімен</translation>
    </message>
    <message>
        <source>%1 difference</source>
        <translation>%1 айырмасы</translation>
    </message>
    <message>
        <source>live</source>
        <translation>тікелей</translation>
    </message>
    <message>
        <source>coadd</source>
        <translation>қосынды</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>ең айқын</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>негатив</translation>
    </message>
    <message>
        <source>contrast %1</source>
        <translation>контраст %1</translation>
    </message>
    <message>
        <source>REMOTE</source>
        <translation>ҚАШЫҚТАН</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>тұтас</translation>
    </message>
    <message>
        <source>north up</source>
        <translation>солтүстік жоғары</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>бұрылған</translation>
    </message>
    <message>
        <source>RGB: %1</source>
        <translation>RGB: %1</translation>
    </message>
    <message>
        <source>%1 minus an earlier frame</source>
        <translation>%1 минус бұрынғы кадр</translation>
    </message>
    <message>
        <source>DIFFERENCE from the frame of %1</source>
        <translation>АЙЫРМА: %1 кадрымен</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>әр %1</translation>
    </message>
    <message>
        <source>FWHM %1″</source>
        <translation>FWHM %1″</translation>
    </message>
    <message>
        <source>FWHM %1 px</source>
        <translation>FWHM %1 пкс</translation>
    </message>
    <message>
        <source>sky %1 ± %2</source>
        <translation>аспан %1 ± %2</translation>
    </message>
    <message>
        <source>SHARPEST so far: #%1</source>
        <translation>ЕҢ АЙҚЫНЫ: #%1</translation>
    </message>
    <message>
        <source>HDU %1 of %2</source>
        <translation>HDU %1 / %2</translation>
    </message>
    <message>
        <source>plane %1 of %2</source>
        <translation>қабат %1 / %2</translation>
    </message>
    <message>
        <source>full pixels: %1</source>
        <translation>толған пиксель: %1</translation>
    </message>
    <message>
        <source>COADD of %1</source>
        <translation>ҚОСЫНДЫ, кадр: %1</translation>
    </message>
    <message>
        <source>no coordinates</source>
        <translation>координатасыз</translation>
    </message>
    <message>
        <source>%1, on the sky to %2 px</source>
        <translation>%1, аспанда %2 пкс дейін</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: coordinates in %1</source>
        <translation>АСПАНМЕН СӘЙКЕСТЕНБЕГЕН: координаталар %1</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: %1 is %2 px off a plane</source>
        <translation>АСПАНМЕН СӘЙКЕСТЕНБЕГЕН: %1, жазықтықтан %2 пкс</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: %1 of too much sky</source>
        <translation>АСПАНМЕН СӘЙКЕСТЕНБЕГЕН: %1, өрісі тым кең</translation>
    </message>
</context>
<context>
    <name>NightRows</name>
    <message>
        <source>Next: %1 at %2 UTC, %3</source>
        <translation>Келесі: %1, %2 UTC, %3</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 бастап</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>expected time</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>%1 мин кейін</translation>
    </message>
    <message>
        <source>in %1 h %2 min</source>
        <translation>%1 сағ %2 мин кейін</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Белгісіз</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядро естілмейді</translation>
    </message>
    <message>
        <source>A burst is answered: %1</source>
        <translation>Жарқылға әрекет: %1</translation>
    </message>
    <message>
        <source>The night is not run by itself</source>
        <translation>Түн өздігінен жүргізілмейді</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>Кідіріс: %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 exposures</source>
        <comment>state of the block, its name</comment>
        <translation>%1: %2, экспозиция %3 / %4</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <comment>step of the night</comment>
        <translation>Күтуде: %1</translation>
    </message>
    <message>
        <source>No night is known yet</source>
        <translation>Түн әзірге белгісіз</translation>
    </message>
    <message>
        <source>The night is over</source>
        <translation>Түн аяқталды</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>exposures</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>no place</source>
        <comment>block that the plan misses</comment>
        <translation>орын жоқ</translation>
    </message>
    <message>
        <source>Nothing to observe</source>
        <translation>Бақылайтын ештеңе жоқ</translation>
    </message>
    <message>
        <source>no single change helps tonight</source>
        <translation>бүгін бірде-бір өзгеріс көмектеспейді</translation>
    </message>
    <message>
        <source>fits if: %1</source>
        <comment>change of a block</comment>
        <translation>орын табылады, егер: %1</translation>
    </message>
    <message>
        <source>%1, visit %2 of %3</source>
        <comment>block</comment>
        <translation>%1, %3 қайталаудың %2-і</translation>
    </message>
    <message>
        <source>Begins: %1</source>
        <comment>block</comment>
        <translation>Басталуда: %1</translation>
    </message>
    <message>
        <source>visit %1 of %2</source>
        <comment>of a block</comment>
        <translation>%2 қайталаудың %1-і</translation>
    </message>
</context>
<context>
    <name>NightTrack</name>
    <message>
        <source>Above %1 in the dark now, until %2 UTC (%3 h); highest %4 at %5</source>
        <translation>Қазір қараңғыда %1-тан жоғары, %2 UTC дейін (%3 сағ); ең биігі %4, сағат %5</translation>
    </message>
    <message>
        <source>Above %1 in the dark from %2 to %3 UTC (%4 h); highest %5 at %6</source>
        <translation>Қараңғыда %1-тан жоғары %2–%3 UTC (%4 сағ); ең биігі %5, сағат %6</translation>
    </message>
    <message>
        <source>No more darkness in this night</source>
        <translation>Бұл түні қараңғылық енді болмайды</translation>
    </message>
    <message>
        <source>Not above %1 in the dark tonight: highest %2 at %3 UTC</source>
        <translation>Осы түні қараңғыда %1-тан көтерілмейді: ең биігі %2, сағат %3 UTC</translation>
    </message>
</context>
<context>
    <name>SafetyProperty</name>
    <message>
        <source>Roof and cover never open while anything that must be good is bad or unknown.</source>
        <translation>Міндетті нәрсенің бірі нашар не белгісіз болса, шатыр мен қақпақ ешқашан ашылмайды.</translation>
    </message>
    <message>
        <source>Closing, stopping and aborting are let out in every state.</source>
        <translation>Жабу, тоқтату және үзу кез келген күйде өткізіледі.</translation>
    </message>
    <message>
        <source>What is open closes when a condition turns bad or unknown, response or not.</source>
        <translation>Шарт нашар не белгісіз болса, әрекет жүрсе де, жүрмесе де ашық нәрсе жабылады.</translation>
    </message>
    <message>
        <source>Closing waits for nothing, but a roof that would meet the tube: for the mount, and then a person is called.</source>
        <translation>Жабу ештеңені күтпейді; тек түтікке тиетін шатыр монтировканы күтеді, содан соң адам шақырылады.</translation>
    </message>
    <message>
        <source>Nothing counts as safe before roof and cover are measured closed.</source>
        <translation>Шатыр мен қақпақ жабық деп өлшенбейінше, ештеңе қауіпсіз саналмайды.</translation>
    </message>
    <message>
        <source>A device that is not freshly measured, or moved by others, is not moved.</source>
        <translation>Жаңа өлшенбеген не басқалар қозғаған құрылғы қозғалтылмайды.</translation>
    </message>
    <message>
        <source>Nothing moves under a roof that the tube does not clear.</source>
        <translation>Түтік тиетін шатыр астында ештеңе қозғалмайды.</translation>
    </message>
    <message>
        <source>A roof that does not clear the tube opens only over a mount at rest, and closes on no tube.</source>
        <translation>Түтікке тиетін шатыр тек тоқтап тұрған монтировка үстінде ашылады және түтікке жабылмайды.</translation>
    </message>
    <message>
        <source>The telescope never points near the Sun, at no place of the whole way.</source>
        <translation>Телескоп бүкіл жолдың ешбір жерінде Күнге жақын бағытталмайды.</translation>
    </message>
    <message>
        <source>No slew leads below the horizon, beyond the limits or round the cable.</source>
        <translation>Ешбір бағыттау көкжиектен төмен, шектен тыс не кабельді орап өтпейді.</translation>
    </message>
    <message>
        <source>Every override ends by itself.</source>
        <translation>Әрбір елемеу өздігінен аяқталады.</translation>
    </message>
    <message>
        <source>Every override carries the name of a person.</source>
        <translation>Әрбір елемеуде адамның аты бар.</translation>
    </message>
    <message>
        <source>An override excuses its own condition only, and never rain or the Sun.</source>
        <translation>Елемеу тек өз шартына қатысты, жаңбыр мен Күнге ешқашан емес.</translation>
    </message>
    <message>
        <source>Every busy state is left by its deadline, whatever else happens.</source>
        <translation>Не болса да, әрбір бос емес күй өз мерзімінде аяқталады.</translation>
    </message>
    <message>
        <source>From every state of a response, unsafe leads to closing everything.</source>
        <translation>Әрекеттің кез келген күйінен қауіп бәрін жабуға әкеледі.</translation>
    </message>
    <message>
        <source>A retraction stops the response and says so.</source>
        <translation>Қайтарып алу әрекетті тоқтатады және ол туралы айтады.</translation>
    </message>
    <message>
        <source>Dark exposures begin only when roof or cover are measured closed.</source>
        <translation>Қараңғы экспозициялар шатыр не қақпақ жабық деп өлшенгенде ғана басталады.</translation>
    </message>
    <message>
        <source>In engineering mode the robot opens, slews and exposes nothing; it stops, parks and closes.</source>
        <translation>Инженерлік режимде робот ештеңе ашпайды, бағыттамайды, түсірмейді; тоқтатады, тұраққа қояды, жабады.</translation>
    </message>
    <message>
        <source>The heartbeat stops when what it vouches for is not freshly known, in every mode, unless a person in engineering mode has overridden closing.</source>
        <translation>Кепіл болатын нәрсе жаңа өлшенбесе, тіршілік белгісі кез келген режимде тоқтайды, тек инженерлік режимде адам жабуды елемеуге шешпеген болса.</translation>
    </message>
    <message>
        <source>Nothing counts as done because it was commanded, only because it was measured.</source>
        <translation>Ештеңе бұйрықтан орындалды деп саналмайды, тек өлшеумен ғана.</translation>
    </message>
    <message>
        <source>Every recovery ladder tries all of its steps and ends with a person.</source>
        <translation>Әрбір қалпына келтіру сатысы барлық қадамды өтіп, адаммен аяқталады.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>the core is not heard</source>
        <translation>ядро естілмейді</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>бұл пульт тек көреді</translation>
    </message>
    <message>
        <source>%1 has control (F5 asks for it)</source>
        <translation>%1 басқаруда (F5: сұрау)</translation>
    </message>
    <message>
        <source>say your name first (F4)</source>
        <translation>алдымен атыңызды айтыңыз (F4)</translation>
    </message>
</context>
<context>
    <name>StillMoving</name>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: белгісіз</translation>
    </message>
    <message>
        <source>%1: still moving: %2</source>
        <translation>%1: әлі қозғалуда: %2</translation>
    </message>
    <message>
        <source>%1: nothing moves</source>
        <translation>%1: ештеңе қозғалмайды</translation>
    </message>
    <message>
        <source>%1: nothing moves; not closed: %2</source>
        <translation>%1: ештеңе қозғалмайды; жабылмаған: %2</translation>
    </message>
    <message>
        <source>%1: not closed yet: %2</source>
        <translation>%1: әлі жабылмаған: %2</translation>
    </message>
    <message>
        <source>%1: closed, coming to rest</source>
        <translation>%1: жабық, тынышталуда</translation>
    </message>
    <message>
        <source>%1: done, all closed, nothing moves</source>
        <translation>%1: орындалды, бәрі жабық, ештеңе қозғалмайды</translation>
    </message>
</context>
<context>
    <name>ViewerAction</name>
    <message>
        <source>show</source>
        <translation>көрсету</translation>
    </message>
    <message>
        <source>place</source>
        <translation>көрініс</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>сурет</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>өлшеу</translation>
    </message>
    <message>
        <source>over it</source>
        <translation>үстінде</translation>
    </message>
    <message>
        <source>files</source>
        <translation>файлдар</translation>
    </message>
    <message>
        <source>all</source>
        <translation>бәрі</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>барлық арна</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>three channels as one colour picture</source>
        <translation>үш арна бір түсті суретте</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>жыпылық</translation>
    </message>
    <message>
        <source>channels in turn, in one place</source>
        <translation>арналар кезекпен, бір орында</translation>
    </message>
    <message>
        <source>blink first</source>
        <translation>біріншімен</translation>
    </message>
    <message>
        <source>blink against the first epoch, or the frame opened from the strip</source>
        <translation>алғашқы дәуірмен не ашылған кадрмен жыпылықтату</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>айырма</translation>
    </message>
    <message>
        <source>what is new since the first epoch, or the frame opened</source>
        <translation>алғашқы дәуірден не ашылған кадрдан бергі жаңа</translation>
    </message>
    <message>
        <source>live</source>
        <translation>тікелей</translation>
    </message>
    <message>
        <source>live, running coadd, sharpest frame</source>
        <translation>тікелей, ағымдағы қосынды, ең айқын кадр</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>ірірек</translation>
    </message>
    <message>
        <source>zoom in around the cursor</source>
        <translation>меңзерге жақындату</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>ұсақтау</translation>
    </message>
    <message>
        <source>zoom out around the cursor</source>
        <translation>меңзерден алыстату</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>тұтас</translation>
    </message>
    <message>
        <source>fit the frame into its pane</source>
        <translation>кадр тұтас</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>one screen pixel a frame pixel</source>
        <translation>экран пикселі кадр пикселіне</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>жарқыл</translation>
    </message>
    <message>
        <source>burst into the middle</source>
        <translation>жарқыл ортаға</translation>
    </message>
    <message>
        <source>north up</source>
        <translation>солтүстік жоғары</translation>
    </message>
    <message>
        <source>north up, again: as the camera</source>
        <translation>солтүстік жоғары, қайта: камерадағыдай</translation>
    </message>
    <message>
        <source>turn left</source>
        <translation>солға</translation>
    </message>
    <message>
        <source>turn by 15° to the left, with Shift by 90°</source>
        <translation>15° солға бұру, Shift: 90°</translation>
    </message>
    <message>
        <source>turn right</source>
        <translation>оңға</translation>
    </message>
    <message>
        <source>turn by 15° to the right, with Shift by 90°</source>
        <translation>15° оңға бұру, Shift: 90°</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>айна</translation>
    </message>
    <message>
        <source>mirror left and right</source>
        <translation>солдан оңға айналау</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>төңкеру</translation>
    </message>
    <message>
        <source>mirror top and bottom</source>
        <translation>жоғарыдан төмен айналау</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>қайтару</translation>
    </message>
    <message>
        <source>undo the last change of the view</source>
        <translation>көріністің соңғы өзгерісін қайтару</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>қайталау</translation>
    </message>
    <message>
        <source>do it again</source>
        <translation>қайтарылғанды қайталау</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>бастапқы</translation>
    </message>
    <message>
        <source>view as at first</source>
        <translation>бастапқы көрініс</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>automatic stretch, made anew</source>
        <translation>автоматты созу қайтадан</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>қисық</translation>
    </message>
    <message>
        <source>next stretch curve, with Shift back</source>
        <translation>келесі қисық, Shift: кері</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>шектер</translation>
    </message>
    <message>
        <source>next rule for black and white</source>
        <translation>қара мен ақтың келесі ережесі</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>түстер</translation>
    </message>
    <message>
        <source>next colour map, with Shift back</source>
        <translation>келесі түстер, Shift: кері</translation>
    </message>
    <message>
        <source>invert</source>
        <translation>негатив</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>гистограмма</translation>
    </message>
    <message>
        <source>histogram with handles</source>
        <translation>жылжытқышты гистограмма</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>толық сапа</translation>
    </message>
    <message>
        <source>this frame in full quality on a thin link</source>
        <translation>әлсіз байланыста осы кадр толық сапада</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>қашықтан</translation>
    </message>
    <message>
        <source>remote display: few greys, quiet noise, fewer frames</source>
        <translation>қашықтан: аз сұр реңк, тыныш шу, сирек кадр</translation>
    </message>
    <message>
        <source>star</source>
        <translation>жұлдыз</translation>
    </message>
    <message>
        <source>FWHM, radial profile and encircled energy of a star</source>
        <translation>жұлдыздың FWHM, радиал профилі, энергия үлесі</translation>
    </message>
    <message>
        <source>line cut</source>
        <translation>қима</translation>
    </message>
    <message>
        <source>values along a line</source>
        <translation>сызық бойымен мәндер</translation>
    </message>
    <message>
        <source>box cut</source>
        <translation>жолақ</translation>
    </message>
    <message>
        <source>mean across a broad line</source>
        <translation>кең сызықтың көлденең орташасы</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>пиксельдер</translation>
    </message>
    <message>
        <source>table of pixels</source>
        <translation>пиксельдер кестесі</translation>
    </message>
    <message>
        <source>region</source>
        <translation>аймақ</translation>
    </message>
    <message>
        <source>draw a region: circle, ellipse, box, annulus, polygon, text</source>
        <translation>салу: шеңбер, эллипс, төртбұрыш, сақина, көпбұрыш, мәтін</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>жою</translation>
    </message>
    <message>
        <source>delete the chosen region</source>
        <translation>таңдалған аймақты жою</translation>
    </message>
    <message>
        <source>delete all</source>
        <translation>бәрін жою</translation>
    </message>
    <message>
        <source>delete all regions; Ctrl+Z brings them back</source>
        <translation>барлық аймақты жою; Ctrl+Z қайтарады</translation>
    </message>
    <message>
        <source>load</source>
        <translation>жүктеу</translation>
    </message>
    <message>
        <source>load a DS9 region file</source>
        <translation>DS9 аймақ файлын жүктеу</translation>
    </message>
    <message>
        <source>save</source>
        <translation>сақтау</translation>
    </message>
    <message>
        <source>save a DS9 region file</source>
        <translation>DS9 аймақ файлын сақтау</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>тор</translation>
    </message>
    <message>
        <source>coordinate grid</source>
        <translation>координата торы</translation>
    </message>
    <message>
        <source>contours</source>
        <translation>изосызықтар</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>жұлдыздар</translation>
    </message>
    <message>
        <source>catalogue stars</source>
        <translation>каталог жұлдыздары</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>алерттер</translation>
    </message>
    <message>
        <source>other alerts in the field</source>
        <translation>өрістегі басқа алерттер</translation>
    </message>
    <message>
        <source>compass</source>
        <translation>компас</translation>
    </message>
    <message>
        <source>compass and scale bar</source>
        <translation>компас пен масштаб</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>осы түн</translation>
    </message>
    <message>
        <source>tonight&apos;s frames</source>
        <translation>осы түнгі кадрлар</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>ертерек</translation>
    </message>
    <message>
        <source>frame before</source>
        <translation>алдыңғы кадр</translation>
    </message>
    <message>
        <source>later</source>
        <translation>кейін</translation>
    </message>
    <message>
        <source>frame after</source>
        <translation>келесі кадр</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ашу</translation>
    </message>
    <message>
        <source>open a FITS file, or drop it here</source>
        <translation>FITS файлын ашу не осында тастау</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>бума</translation>
    </message>
    <message>
        <source>watch a folder, or drop it here</source>
        <translation>буманы бақылау не осында тастау</translation>
    </message>
    <message>
        <source>header</source>
        <translation>тақырып</translation>
    </message>
    <message>
        <source>header, with search</source>
        <translation>іздеуі бар тақырып</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>қабат</translation>
    </message>
    <message>
        <source>next plane of a cube</source>
        <translation>кубтың келесі қабаты</translation>
    </message>
    <message>
        <source>HDU</source>
        <translation>HDU</translation>
    </message>
    <message>
        <source>next picture of the file</source>
        <translation>файлдың келесі суреті</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>save the picture as PNG</source>
        <translation>суретті PNG-ге сақтау</translation>
    </message>
    <message>
        <source>FITS</source>
        <translation>FITS</translation>
    </message>
    <message>
        <source>save what is seen as a FITS cut-out</source>
        <translation>көрінгенді FITS қиындысына сақтау</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>save the measurement shown as CSV</source>
        <translation>өлшемді CSV-ге сақтау</translation>
    </message>
    <message>
        <source>hide controls</source>
        <translation>жолды жасыру</translation>
    </message>
    <message>
        <source>hide or show the line of controls</source>
        <translation>басқару жолын жасыру не көрсету</translation>
    </message>
</context>
<context>
    <name>WaterfallChart</name>
    <message>
        <source>decide</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>waits for: %1</source>
        <translation>күтуде: %1</translation>
    </message>
    <message>
        <source>first light %1 after the notice</source>
        <translation>хабарламадан кейін %1 өткенде алғашқы жарық</translation>
    </message>
    <message>
        <source>(predicted %1)</source>
        <translation>(болжам %1)</translation>
    </message>
    <message>
        <source>no exposure</source>
        <translation>экспозициясыз</translation>
    </message>
    <message>
        <source>first light %1 after the order</source>
        <translation>алғашқы жарық бұйрықтан соң %1 кейін</translation>
    </message>
</context>
<context>
    <name>tulpar::AboutPanel</name>
    <message>
        <source>About, and what is proven</source>
        <translation>Бағдарлама және не дәлелденген</translation>
    </message>
    <message>
        <source>All %1 properties held in %2 states and %3 transitions; the tests found all %4 planted faults. Version %5, %6.</source>
        <translation>Барлық қасиет (%1) %2 күйде және %3 ауысуда сақталды; тестілер салынған қателердің бәрін (%4) тапты. Нұсқа %5, %6.</translation>
    </message>
    <message>
        <source>NOT PROVEN FOR THIS BUILD: no exhaustive check is on record.</source>
        <translation>БҰЛ ЖИНАҚ ҮШІН ДӘЛЕЛДЕНБЕГЕН: толық тексеру жазбада жоқ.</translation>
    </message>
    <message>
        <source>NOT PROVEN FOR THIS BUILD: its sources are not those of the last check.</source>
        <translation>БҰЛ ЖИНАҚ ҮШІН ДӘЛЕЛДЕНБЕГЕН: оның бастапқы мәтіні соңғы тексерудегі емес.</translation>
    </message>
    <message>
        <source>The last check: %1</source>
        <translation>Соңғы тексеру: %1</translation>
    </message>
    <message>
        <source>The operations desk of a fast robotic telescope.</source>
        <translation>Жылдам роботтандырылған телескоптың пульті.</translation>
    </message>
    <message>
        <source>How it stays safe</source>
        <translation>Қауіпсіздік қалай сақталады</translation>
    </message>
    <message>
        <source>A value too old is unknown, and unknown counts as bad.</source>
        <translation>Ескірген мән белгісіз, ал белгісіз нашар саналады.</translation>
    </message>
    <message>
        <source>One gate lets every command out, or says why not.</source>
        <translation>Әр бұйрықты бір қақпа өткізеді немесе неге өткізбейтінін айтады.</translation>
    </message>
    <message>
        <source>Closing and stopping need no permission and no journal.</source>
        <translation>Жабу мен тоқтатуға рұқсат та, журнал да керек емес.</translation>
    </message>
    <message>
        <source>The core beats to a contact at the roof; without the beat the roof closes by itself.</source>
        <translation>Ядро шатыр контактісіне тіршілік белгісін береді; онсыз шатыр өзі жабылады.</translation>
    </message>
    <message>
        <source>Make safe (F12) closes everything in order. Stop motion (F10) only stops what moves.</source>
        <translation>«Қауіпсіз ету» (F12) бәрін ретімен жабады. «Қозғалысты тоқтату» (F10) тек қозғалғанды тоқтатады.</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3: use, read, change and share it; without any warranty.</source>
        <translation>GNU General Public License, 3-нұсқа: қолданыңыз, оқыңыз, өзгертіңіз, бөлісіңіз; ешқандай кепілдіксіз.</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>Неге негізделген</translation>
    </message>
    <message>
        <source>What is proven of the interlock and the response</source>
        <translation>Блоктау мен әрекет туралы не дәлелденген</translation>
    </message>
    <message>
        <source>Every state and input of the interlock and of the response was tried at test time, with the functions that run here. It speaks of their rules, not of motors, sensors and wires.</source>
        <translation>Тестілеу кезінде блоктау мен әрекеттің барлық күйі мен кірісі осында жұмыс істейтін функциялармен сыналды. Бұл ережелер туралы, мотор, датчик, сым туралы емес.</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Жоғары, төмен</translation>
    </message>
    <message>
        <source>read on</source>
        <translation>әрі қарай оқу</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>артқа</translation>
    </message>
</context>
<context>
    <name>tulpar::ActionList</name>
    <message>
        <source>What can be done here</source>
        <translation>Мұнда не істеуге болады</translation>
    </message>
    <message>
        <source>Slew here</source>
        <translation>Осында бағыттау</translation>
    </message>
    <message>
        <source>Drill: a burst here</source>
        <translation>Жаттығу: жарқыл осында</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>Координаттарды көшіру</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Осыдан өлшеу</translation>
    </message>
    <message>
        <source>Centre here</source>
        <translation>Ортаға қою</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Ілесу</translation>
    </message>
    <message>
        <source>right ascension and declination, J2000 (ICRS)</source>
        <translation>тура шарықтау мен еңістік, J2000 (ICRS)</translation>
    </message>
    <message>
        <source>distance in degrees, position angle from north through east</source>
        <translation>қашықтық градуспен, позициялық бұрыш солтүстіктен шығысқа қарай</translation>
    </message>
    <message>
        <source>Add to the programme…</source>
        <translation>Бағдарламаға қосу…</translation>
    </message>
    <message>
        <source>opens the programme with this target in it; it is in force once it is taken</source>
        <translation>осы нысаны бар бағдарламаны ашады; қабылданғанда күшіне енеді</translation>
    </message>
</context>
<context>
    <name>tulpar::AlarmStrip</name>
    <message>
        <source>Alarms</source>
        <translation>Дабылдар</translation>
    </message>
    <message>
        <source>All seen</source>
        <translation>Бәрін көрдім</translation>
    </message>
    <message>
        <source>acknowledges every alarm (Shift+F7)</source>
        <translation>барлық дабылды растайды (Shift+F7)</translation>
    </message>
    <message>
        <source>which alarms are heard</source>
        <translation>қай дабылдар естіледі</translation>
    </message>
    <message>
        <source>Alarms, heaviest first</source>
        <translation>Дабылдар, ауыры бірінші</translation>
    </message>
    <message>
        <source>sound: none</source>
        <translation>дыбыс: жоқ</translation>
    </message>
    <message>
        <source>sound: all</source>
        <translation>дыбыс: бәрі</translation>
    </message>
    <message>
        <source>sound: warnings, dangers</source>
        <translation>дыбыс: ескерту, қауіп</translation>
    </message>
    <message>
        <source>sound: dangers</source>
        <translation>дыбыс: қауіп</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Жию</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Жаю</translation>
    </message>
    <message>
        <source>%1. Cure: %2</source>
        <translation>%1. Көмегі: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>phase, who acknowledged</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>button: acknowledge</comment>
        <translation>Көрдім</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Жоғары, төмен</translation>
    </message>
    <message>
        <source>choose an alarm</source>
        <translation>дабылды таңдау</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Оңға, солға</translation>
    </message>
    <message>
        <source>its consequences, unfolded and folded</source>
        <translation>салдарын жаю, жию</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>seen: acknowledges it</source>
        <translation>көрдім: растайды</translation>
    </message>
    <message>
        <source>Shift+F7</source>
        <translation>Shift+F7</translation>
    </message>
    <message>
        <source>all seen</source>
        <translation>бәрін көрдім</translation>
    </message>
    <message>
        <source>Alarms to be seen: %1</source>
        <translation>Көрілуі керек дабыл: %1</translation>
    </message>
    <message>
        <source>Alarms seen, still there: %1 (%2)</source>
        <translation>Көрілген, әлі бар дабыл: %1 (%2)</translation>
    </message>
    <message>
        <source>+ 1 consequence</source>
        <translation>+ 1 салдар</translation>
    </message>
    <message>
        <source>+ %1 consequences</source>
        <translation>+ %1 салдар</translation>
    </message>
    <message>
        <source>(came back: %1)</source>
        <comment>how often</comment>
        <translation>(қайта келуі: %1)</translation>
    </message>
    <message>
        <source>NO CORE; the alarms are those of %1 ago</source>
        <translation>ЯДРО ЖОҚ; дабылдар %1 бұрынғы</translation>
    </message>
    <message>
        <source>DANGER: NO CORE, nothing is known since: start tulpard, look at the roof</source>
        <translation>ҚАУІП: ЯДРО ЖОҚ, содан бері ештеңе белгісіз: tulpard іске қосыңыз, шатырды қараңыз</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>phase of an alarm, when it was last heard of</comment>
        <translation>%1, %2 бұрын</translation>
    </message>
</context>
<context>
    <name>tulpar::AlertModel</name>
    <message>
        <source>age</source>
        <translation>жасы</translation>
    </message>
    <message>
        <source>event</source>
        <translation>оқиға</translation>
    </message>
    <message>
        <source>source</source>
        <translation>дереккөз</translation>
    </message>
    <message>
        <source>error / field</source>
        <translation>қателік / өріс</translation>
    </message>
    <message>
        <source>altitude now</source>
        <translation>қазіргі биіктік</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>state</source>
        <translation>күйі</translation>
    </message>
</context>
<context>
    <name>tulpar::AlertPanel</name>
    <message>
        <source>Alert queue</source>
        <translation>Алерттер кезегі</translation>
    </message>
    <message>
        <source>No alerts yet. A burst appears here the moment a feed delivers it.</source>
        <translation>Әзірге алерт жоқ. Арна жеткізген бойда жарқыл осында шығады.</translation>
    </message>
    <message>
        <source>To play a drill: tulparctl drill, or ./run</source>
        <translation>Жаттығу дабылын ойнату: tulparctl drill немесе ./run</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Жоғары, төмен</translation>
    </message>
    <message>
        <source>choose an alert</source>
        <translation>алертті таңдау</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>The file of rules was refused, the rules before it stand: %1</source>
        <translation>Ережелер файлы қабылданбады, бұрынғы ережелер күшінде: %1</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>барлығы %1</translation>
    </message>
    <message>
        <source>needs you %1</source>
        <translation>сізді күтеді %1</translation>
    </message>
    <message>
        <source>followed %1</source>
        <translation>жұмыста %1</translation>
    </message>
    <message>
        <source>passed by %1</source>
        <translation>өткізілген %1</translation>
    </message>
    <message>
        <source>tests, unreadable %1</source>
        <translation>сынақ, оқылмаған %1</translation>
    </message>
    <message>
        <source>No alert fits the filter and the search.</source>
        <translation>Сүзгі мен іздеуге сай алерт жоқ.</translation>
    </message>
    <message>
        <source>Press 1 in the queue for all, Esc in the search to clear it.</source>
        <translation>Кезекте 1 пернесі барлығын көрсетеді, іздеуде Esc оны тазартады.</translation>
    </message>
    <message>
        <source>By hand: Enter an alert, paste a notice with Ctrl+V, or drop its file on the desk.</source>
        <translation>Қолмен: «Алерт енгізу» түймесі, хабарламаны Ctrl+V арқылы қою немесе файлды терезеге сүйреп әкелу.</translation>
    </message>
    <message>
        <source>search: name, mission, state…</source>
        <translation>іздеу: атауы, миссия, күйі…</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Кезектен іздеу</translation>
    </message>
    <message>
        <source>Enter an alert</source>
        <translation>Алерт енгізу</translation>
    </message>
    <message>
        <source>a notice or a position, by hand</source>
        <translation>хабарлама немесе координаталар, қолмен</translation>
    </message>
    <message>
        <source>its story in the whole window, and back</source>
        <translation>оның тарихы бүкіл терезеде және кері</translation>
    </message>
    <message>
        <source>respond to it: choose, confirm</source>
        <translation>жауап беру: таңдау, растау</translation>
    </message>
    <message>
        <source>heard: ends its sound</source>
        <translation>естілді: дыбыс тоқтайды</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>жазба жазу</translation>
    </message>
    <message>
        <source>which alerts are shown</source>
        <translation>қай алерттер көрсетілген</translation>
    </message>
    <message>
        <source>search</source>
        <translation>іздеу</translation>
    </message>
    <message>
        <source>other order, reversed</source>
        <translation>басқа рет, кері рет</translation>
    </message>
    <message>
        <source>enter an alert by hand</source>
        <translation>алертті қолмен енгізу</translation>
    </message>
    <message>
        <source>paste a notice</source>
        <translation>хабарламаны қою</translation>
    </message>
    <message>
        <source>close what stands beside the queue</source>
        <translation>кезек жанындағыны жабу</translation>
    </message>
    <message>
        <source>its story</source>
        <translation>оның тарихы</translation>
    </message>
    <message>
        <source>decline it: choose, confirm</source>
        <translation>одан бас тарту: таңдау, растау</translation>
    </message>
</context>
<context>
    <name>tulpar::AltitudeCurve</name>
    <message>
        <source>altitude in degrees over the next 12 hours; dashed: the mount&apos;s limit</source>
        <translation>келесі 12 сағаттағы биіктік, градус; үзік сызық: монтировка шегі</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 сағ</translation>
    </message>
    <message>
        <source>then</source>
        <translation>сол кезде</translation>
    </message>
</context>
<context>
    <name>tulpar::AltitudePlot</name>
    <message>
        <source>Altitude through the night</source>
        <translation>Түн бойғы биіктік</translation>
    </message>
    <message>
        <source>air mass</source>
        <translation>ауа массасы</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>шек %1</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Ай</translation>
    </message>
</context>
<context>
    <name>tulpar::ArchivePanel</name>
    <message>
        <source>Frames</source>
        <translation>Кадрлар</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Оқиғалар</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Түндер</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Тоқтату</translation>
    </message>
    <message>
        <source>Alt+1 2 3</source>
        <translation>Alt+1 2 3</translation>
    </message>
    <message>
        <source>frames, events, nights</source>
        <translation>кадрлар, оқиғалар, түндер</translation>
    </message>
    <message>
        <source>to the fields</source>
        <translation>өрістерге</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>in a field: search; on a row: open the frame, or show the frames of it</source>
        <translation>өрісте: іздеу; жолда: кадрды ашу не оның кадрларын көрсету</translation>
    </message>
    <message>
        <source>Shift, Ctrl+A</source>
        <translation>Shift, Ctrl+A</translation>
    </message>
    <message>
        <source>choose several rows, all: with none chosen, all are copied</source>
        <translation>бірнеше жолды, бәрін таңдау; ештеңе таңдалмаса, бәрі көшіріледі</translation>
    </message>
    <message>
        <source>the rows into a file</source>
        <translation>жолдар файлға</translation>
    </message>
    <message>
        <source>copy the frames into a folder</source>
        <translation>кадрларды бумаға көшіру</translation>
    </message>
    <message>
        <source>copying: %1 of %2</source>
        <translation>көшірілуде: %1 / %2</translation>
    </message>
    <message>
        <source>writing rows: %1</source>
        <translation>жолдар жазылуда: %1</translation>
    </message>
    <message>
        <source>archive: %1</source>
        <translation>мұрағат: %1</translation>
    </message>
    <message>
        <source>archive on this computer: %1</source>
        <translation>осы компьютердегі мұрағат: %1</translation>
    </message>
    <message>
        <source>The rows into a file</source>
        <translation>Жолдар файлға</translation>
    </message>
    <message>
        <source>Copy the frames into a folder</source>
        <translation>Кадрларды бумаға көшіру</translation>
    </message>
    <message>
        <source>writing rows</source>
        <translation>жолдар жазылуда</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>көшірілуде</translation>
    </message>
    <message>
        <source>Open  Enter</source>
        <translation>Ашу  Enter</translation>
    </message>
    <message>
        <source>Its frames  Enter</source>
        <translation>Кадрлары  Enter</translation>
    </message>
    <message>
        <source>Rows to a file…  Ctrl+S</source>
        <translation>Жолдар файлға…  Ctrl+S</translation>
    </message>
    <message>
        <source>Copy frames: %1 (%2)…  Ctrl+D</source>
        <translation>Кадрларды көшіру: %1 (%2)…  Ctrl+D</translation>
    </message>
    <message>
        <source>Copy frames…  Ctrl+D</source>
        <translation>Кадрларды көшіру…  Ctrl+D</translation>
    </message>
    <message>
        <source>searching; so far %1</source>
        <translation>ізделуде; әзірше %1</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>ізделуде</translation>
    </message>
    <message>
        <source>The archive is empty: the first frames and events come with the first night.</source>
        <translation>Мұрағат бос: алғашқы кадрлар мен оқиғалар бірінші түнмен келеді.</translation>
    </message>
    <message>
        <source>Nothing like this is in the archive. Leave a field empty, or search in a larger circle.</source>
        <translation>Мұрағатта мұндай жоқ. Өрісті бос қалдырыңыз немесе үлкенірек шеңберде іздеңіз.</translation>
    </message>
    <message>
        <source>the newest %1 are shown, a file has them all</source>
        <translation>ең жаңа %1 көрсетілген, файлда бәрі болады</translation>
    </message>
    <message>
        <source>Choose rows with Shift and Ctrl; with none chosen, all are copied.</source>
        <translation>Жолдар Shift және Ctrl арқылы таңдалады; ештеңе таңдалмаса, бәрі көшіріледі.</translation>
    </message>
</context>
<context>
    <name>tulpar::BlockForm</name>
    <message>
        <source>Now</source>
        <translation>Қазір</translation>
    </message>
    <message>
        <source>hh:mm UTC</source>
        <translation>сс:мм UTC</translation>
    </message>
    <message>
        <source>time of its beginning, UTC</source>
        <translation>басталу уақыты, UTC</translation>
    </message>
    <message>
        <source>At this time  H</source>
        <translation>Осы уақытта  H</translation>
    </message>
    <message>
        <source>Not tonight</source>
        <translation>Бүгін емес</translation>
    </message>
    <message>
        <source>As planned  F</source>
        <translation>Жоспар бойынша  F</translation>
    </message>
    <message>
        <source>takes back what was ordered for it</source>
        <translation>оған берілген нұсқауды қайтарады</translation>
    </message>
    <message>
        <source>it is done</source>
        <translation>ол орындалды</translation>
    </message>
    <message>
        <source>for a time, write it</source>
        <translation>уақыт үшін оны жазыңыз</translation>
    </message>
    <message>
        <source>no time of this night</source>
        <translation>бұл түннің уақыты емес</translation>
    </message>
    <message>
        <source>that time is over</source>
        <translation>ол уақыт өтті</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>choose a block</source>
        <translation>блок таңдаңыз</translation>
    </message>
    <message>
        <source>it is being observed</source>
        <translation>ол бақыланып жатыр</translation>
    </message>
    <message>
        <source>the visits before it come first; it follows them by its cadence</source>
        <translation>алдымен оған дейінгі қайталаулар; ол солардан кейін өз аралығымен жүреді</translation>
    </message>
    <message>
        <source>Not tonight, all visits</source>
        <translation>Бүгін емес, барлық қайталау</translation>
    </message>
</context>
<context>
    <name>tulpar::CallBar</name>
    <message>
        <source>Respond</source>
        <translation>Жауап беру</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Естілді</translation>
    </message>
    <message>
        <source>ends the sound; the question stays</source>
        <translation>дыбысты тоқтатады; сұрақ қалады</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Тарихы</translation>
    </message>
    <message>
        <source>ASKS YOU  %1</source>
        <comment>an alert waits for an answer</comment>
        <translation>ЖАУАП КҮТЕДІ  %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>тағы %n</numerusform>
            <numerusform>тағы %n</numerusform>
        </translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>қателік %1</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>%1 left, then: %2</source>
        <comment>time to answer, what is done without an answer</comment>
        <translation>%1 қалды, содан соң: %2</translation>
    </message>
    <message>
        <source>time is up: %1</source>
        <comment>what is done without an answer</comment>
        <translation>уақыт бітті: %1</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>respond: choose, confirm</source>
        <translation>жауап беру: таңдау, растау</translation>
    </message>
    <message>
        <source>Tab, Enter, Enter</source>
        <translation>Tab, Enter, Enter</translation>
    </message>
    <message>
        <source>decline: choose, confirm</source>
        <translation>бас тарту: таңдау, растау</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>бұл пульт тек көреді</translation>
    </message>
</context>
<context>
    <name>tulpar::ChannelPane</name>
    <message>
        <source>SIMULATED</source>
        <translation>СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>REMOTE: %1 greys, noise quieted; Q: all</source>
        <translation>ҚАШЫҚТАН: %1 сұр реңк, шу басылған; Q: бәрі</translation>
    </message>
    <message>
        <source>REMOTE: %1 greys, noise quieted, link: one frame in %2 s; Q: all</source>
        <translation>ҚАШЫҚТАН: %1 сұр реңк, шу басылған, желі: %2 с-та бір кадр; Q: бәрі</translation>
    </message>
</context>
<context>
    <name>tulpar::ChartText</name>
    <message>
        <source>star</source>
        <translation>жұлдыз</translation>
    </message>
    <message>
        <source>star, V %1</source>
        <translation>жұлдыз, V %1</translation>
    </message>
    <message>
        <source>%1 % lit</source>
        <translation>фазасы %1 %</translation>
    </message>
    <message>
        <source>planet, V %1</source>
        <translation>планета, V %1</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>көкжиек</translation>
    </message>
    <message>
        <source>never sets</source>
        <translation>батпайды</translation>
    </message>
    <message>
        <source>never rises</source>
        <translation>шықпайды</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>шығуы</translation>
    </message>
    <message>
        <source>culminates</source>
        <translation>шарықтауы</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>батуы</translation>
    </message>
    <message>
        <source>above %1 until</source>
        <translation>%1-тан жоғары, дейін</translation>
    </message>
    <message>
        <source>above %1 from</source>
        <translation>%1-тан жоғары, бастап</translation>
    </message>
    <message>
        <source>target, error %1</source>
        <translation>нысана, қателік %1</translation>
    </message>
    <message>
        <source>, error %1</source>
        <translation>, қателік %1</translation>
    </message>
    <message>
        <source>telescope</source>
        <translation>телескоп</translation>
    </message>
    <message>
        <source>place on the sky</source>
        <translation>аспан нүктесі</translation>
    </message>
    <message>
        <source>RA</source>
        <translation>RA</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>altitude</source>
        <translation>биіктік</translation>
    </message>
    <message>
        <source>azimuth</source>
        <translation>азимут</translation>
    </message>
    <message>
        <source>airmass</source>
        <translation>ауа массасы</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>%1 бұрын естілді</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>қайда қарайды</translation>
    </message>
    <message>
        <source>cable turn</source>
        <translation>кабель орамы</translation>
    </message>
    <message>
        <source>UT1 − UTC</source>
        <translation>UT1 − UTC</translation>
    </message>
    <message>
        <source>not set: up to 13.5″ off in hour angle</source>
        <translation>берілмеген: сағаттық бұрышта 13.5″ дейін</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 сағ</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 тәул</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Күн</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Ай</translation>
    </message>
    <message>
        <source>Mercury</source>
        <translation>Меркурий</translation>
    </message>
    <message>
        <source>Venus</source>
        <translation>Шолпан</translation>
    </message>
    <message>
        <source>Mars</source>
        <translation>Марс</translation>
    </message>
    <message>
        <source>Jupiter</source>
        <translation>Юпитер</translation>
    </message>
    <message>
        <source>Saturn</source>
        <translation>Сатурн</translation>
    </message>
    <message>
        <source>Uranus</source>
        <translation>Уран</translation>
    </message>
    <message>
        <source>Neptune</source>
        <translation>Нептун</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>С</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>Ш</translation>
    </message>
    <message>
        <source>S</source>
        <comment>south</comment>
        <translation>О</translation>
    </message>
    <message>
        <source>W</source>
        <comment>west</comment>
        <translation>Б</translation>
    </message>
    <message>
        <source>telescope, %1 ago</source>
        <translation>телескоп, %1 бұрын</translation>
    </message>
    <message>
        <source>  %1 s</source>
        <translation>  %1 с</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>whole sky</source>
        <translation>бүкіл аспан</translation>
    </message>
    <message>
        <source>field %1</source>
        <translation>өріс %1</translation>
    </message>
    <message>
        <source> · mirrored</source>
        <translation> · айналы</translation>
    </message>
    <message>
        <source> · follows the telescope</source>
        <translation> · телескоппен</translation>
    </message>
    <message>
        <source> · follows the target</source>
        <translation> · нысанамен</translation>
    </message>
    <message>
        <source> · follows the stars</source>
        <translation> · жұлдыздармен</translation>
    </message>
    <message>
        <source>? keys</source>
        <translation>? пернелер</translation>
    </message>
    <message>
        <source>Core not heard</source>
        <translation>Ядро естілмейді</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 бастап</translation>
    </message>
    <message>
        <source>%1, without the other instruments</source>
        <translation>%1, басқа аспаптарсыз</translation>
    </message>
    <message>
        <source>%1: 90 % in %2 deg²</source>
        <translation>%1: 90 % — %2 шаршы град.</translation>
    </message>
    <message>
        <source>one field holds %1 %</source>
        <translation>бір өріс %1 % қамтиды</translation>
    </message>
    <message>
        <source>galaxy</source>
        <translation>галактика</translation>
    </message>
    <message>
        <source>cluster of galaxies</source>
        <translation>галактикалар шоғыры</translation>
    </message>
    <message>
        <source>open cluster</source>
        <translation>шашыраңқы шоғыр</translation>
    </message>
    <message>
        <source>globular cluster</source>
        <translation>шар тәрізді шоғыр</translation>
    </message>
    <message>
        <source>nebula</source>
        <translation>тұмандық</translation>
    </message>
    <message>
        <source>planetary nebula</source>
        <translation>планетарлық тұмандық</translation>
    </message>
    <message>
        <source>supernova remnant</source>
        <translation>аса жаңа жұлдыз қалдығы</translation>
    </message>
    <message>
        <source>, mag %1</source>
        <translation>, жұлдыздық шама %1</translation>
    </message>
    <message>
        <source>mount</source>
        <translation>монтировка</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>қазір емес: %1</translation>
    </message>
    <message>
        <source>reachable until %1, for %2</source>
        <translation>%1 дейін қолжетімді, тағы %2</translation>
    </message>
    <message>
        <source>reachable from %1, in %2</source>
        <translation>%1 бастап қолжетімді, %2 кейін</translation>
    </message>
    <message>
        <source>reachable all day long</source>
        <translation>тәулік бойы қолжетімді</translation>
    </message>
    <message>
        <source>not within a day; highest %1</source>
        <translation>жақын тәулікте емес; ең биігі %1</translation>
    </message>
    <message>
        <source>constellation</source>
        <translation>шоқжұлдыз</translation>
    </message>
    <message>
        <source>coordinates, J2000</source>
        <translation>координаттар, J2000</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 сағ %2 мин</translation>
    </message>
    <message>
        <source>%1 local</source>
        <translation>%1 жергілікті</translation>
    </message>
    <message>
        <source>turned %1</source>
        <translation>бұрылуы %1</translation>
    </message>
    <message>
        <source>turn unknown</source>
        <translation>бұрылуы белгісіз</translation>
    </message>
    <message>
        <source>telescope then</source>
        <translation>сол кездегі телескоп</translation>
    </message>
    <message>
        <source>%1 · position angle %2</source>
        <translation>%1 · позициялық бұрыш %2</translation>
    </message>
    <message>
        <source>NOT NOW  %1</source>
        <translation>ҚАЗІР ЕМЕС  %1</translation>
    </message>
    <message>
        <source>Sun %1</source>
        <translation>Күн %1</translation>
    </message>
    <message>
        <source>night for %1</source>
        <translation>түн тағы %1</translation>
    </message>
    <message>
        <source>day, sets in %1</source>
        <translation>күндіз, батуына %1</translation>
    </message>
    <message>
        <source>twilight, sunrise in %1</source>
        <translation>іңір, Күн шығуына %1</translation>
    </message>
    <message>
        <source>twilight, night in %1</source>
        <translation>іңір, түнге %1</translation>
    </message>
    <message>
        <source>twilight, no night</source>
        <translation>іңір, түн болмайды</translation>
    </message>
    <message>
        <source>target: no limit today</source>
        <translation>нысана: бүгін шек жоқ</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>нысана: %1</translation>
    </message>
    <message>
        <source>sets in %1</source>
        <translation>батуына %1</translation>
    </message>
    <message>
        <source>cable: %1 left ↺, %2 left ↻</source>
        <translation>кабель: қалғаны %1 ↺, %2 ↻</translation>
    </message>
    <message>
        <source>cable: unknown</source>
        <translation>кабель: белгісіз</translation>
    </message>
    <message>
        <source>roof %1</source>
        <translation>шатыр: %1</translation>
    </message>
    <message>
        <source>roof unknown</source>
        <translation>шатыр: белгісіз</translation>
    </message>
    <message>
        <source>cover %1</source>
        <translation>қақпақ: %1</translation>
    </message>
    <message>
        <source>cover unknown</source>
        <translation>қақпақ: белгісіз</translation>
    </message>
    <message>
        <source>az %1  alt %2</source>
        <translation>аз %1  биік %2</translation>
    </message>
    <message>
        <source>airmass %1</source>
        <translation>ауа массасы %1</translation>
    </message>
    <message>
        <source>the mount does not go here: %1</source>
        <translation>монтировка мұнда бармайды: %1</translation>
    </message>
    <message>
        <source>%1 from the Moon: the rules want %2</source>
        <translation>Айдан %1: ереже бойынша %2</translation>
    </message>
    <message>
        <source>meridian: stars stand highest here</source>
        <translation>меридиан: жұлдыздар мұнда ең биікте</translation>
    </message>
    <message>
        <source>celestial equator: half a day above the horizon</source>
        <translation>аспан экваторы: жарты тәулік көкжиектен жоғары</translation>
    </message>
    <message>
        <source>ecliptic: the road of Sun, Moon and planets</source>
        <translation>эклиптика: Күн, Ай және планеталар жолы</translation>
    </message>
    <message>
        <source>airmass 2: twice the air of the zenith, stars fainter and larger</source>
        <translation>ауа массасы 2: зениттегіден екі есе көп ауа; жұлдыздар әлсіз әрі ірі</translation>
    </message>
    <message>
        <source>celestial pole: the sky turns around it</source>
        <translation>әлем полюсі: аспан соны айналады</translation>
    </message>
    <message>
        <source>above %1: azimuth would have to turn too fast</source>
        <translation>%1 жоғары: азимут тым жылдам бұрылар еді</translation>
    </message>
    <message>
        <source>below %1 the mount does not go</source>
        <translation>%1 төмен монтировка бармайды</translation>
    </message>
    <message>
        <source>hour angle −%1: will cross the meridian</source>
        <translation>сағаттық бұрыш −%1: меридианға дейін</translation>
    </message>
    <message>
        <source>hour angle +%1: has crossed the meridian</source>
        <translation>сағаттық бұрыш +%1: меридианнан өткен</translation>
    </message>
    <message>
        <source>own list</source>
        <translation>өз тізімі</translation>
    </message>
    <message>
        <source>target of the programme</source>
        <translation>бағдарлама нысанасы</translation>
    </message>
    <message>
        <source>target of the queue</source>
        <translation>кезек нысанасы</translation>
    </message>
    <message>
        <source>galactic coordinates</source>
        <translation>галактикалық координаттар</translation>
    </message>
    <message>
        <source>azimuth and altitude now</source>
        <translation>қазіргі азимут пен биіктік</translation>
    </message>
    <message>
        <source>Nothing of this name. Understood: Vega, M 31, Jupiter, HIP 91262, GRB 221009A, UMa; 19:13:03 +19:48:09, 19h13m +19°48′, 288.26 +19.80 (degrees), J191303+194809, gal 67.4 +19.2; az 120 alt 45.</source>
        <translation>Мұндай атпен ештеңе жоқ. Түсінікті: Вега, M 31, Юпитер, HIP 91262, GRB 221009A, UMa; 19:13:03 +19:48:09, 19h13m +19°48′, 288.26 +19.80 (градус), J191303+194809, gal 67.4 +19.2; az 120 alt 45.</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, түсірілді</translation>
    </message>
    <message>
        <source>not then: %1</source>
        <translation>ол кезде емес: %1</translation>
    </message>
    <message>
        <source>; dark until %1</source>
        <translation>; %1 дейін қараңғы</translation>
    </message>
    <message>
        <source>; dark from %1</source>
        <translation>; %1 бастап қараңғы</translation>
    </message>
    <message>
        <source>There are no such coordinates: right ascension is 0 to 24 hours or 0 to 360 degrees, declination and altitude −90 to +90 degrees, minutes and seconds below 60.</source>
        <translation>Мұндай координаттар жоқ: тік шарықтау 0-ден 24 сағатқа дейін не 0-ден 360 градусқа дейін, еңістік пен биіктік −90-нан +90 градусқа дейін, минут пен секунд 60-тан кем.</translation>
    </message>
    <message>
        <source>target: %1 limit in %2</source>
        <translation>нысана: %1 шегіне %2</translation>
    </message>
    <message>
        <source> · below the horizon</source>
        <translation> · көкжиек астында</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>шектер</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>алерттер</translation>
    </message>
    <message>
        <source>Sun, Moon, planets</source>
        <translation>Күн, Ай, планеталар</translation>
    </message>
    <message>
        <source> · hidden: %1</source>
        <translation> · жасырылған: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::ChartTools</name>
    <message>
        <source>the sky then; the telescope is not drawn</source>
        <translation>сол кездегі аспан; телескоп көрсетілмеген</translation>
    </message>
    <message>
        <source>the telescope as this desk saw it</source>
        <translation>телескоп осы пульт көргендей</translation>
    </message>
    <message>
        <source>the chart shows another time; Esc in the time slider first</source>
        <translation>карта басқа уақытты көрсетіп тұр; алдымен уақыт шкаласында Esc</translation>
    </message>
    <message>
        <source>robotic mode: to manual first</source>
        <translation>робот режимі: алдымен қолмен режимге</translation>
    </message>
    <message>
        <source>being made safe</source>
        <translation>қауіпсіз етілуде</translation>
    </message>
    <message>
        <source>copied: %1</source>
        <translation>көшірілді: %1</translation>
    </message>
    <message>
        <source>Drill %1</source>
        <translation>Жаттығу %1</translation>
    </message>
    <message>
        <source>the telescope as its exposures were kept</source>
        <translation>телескоп сақталған экспозициялар бойынша</translation>
    </message>
    <message>
        <source>reading the archive …</source>
        <translation>мұрағат оқылып жатыр …</translation>
    </message>
    <message>
        <source>the telescope is not drawn: no exposure within 2 min of this moment</source>
        <translation>телескоп көрсетілмеген: осы сәттен 2 мин шегінде экспозиция жоқ</translation>
    </message>
    <message>
        <source>the telescope is not drawn: this desk did not see it, and the archive does not answer</source>
        <translation>телескоп көрсетілмеген: бұл пульт оны көрген жоқ, ал мұрағат жауап бермейді</translation>
    </message>
</context>
<context>
    <name>tulpar::ConditionModel</name>
    <message>
        <source>condition</source>
        <translation>шарт</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>column: limit beyond which it is bad</comment>
        <translation>нашар</translation>
    </message>
    <message>
        <source>good again</source>
        <comment>column: limit within which it is good again</comment>
        <translation>қайта жақсы</translation>
    </message>
    <message>
        <source>age</source>
        <translation>жасы</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>не істейді</translation>
    </message>
</context>
<context>
    <name>tulpar::ControlCall</name>
    <message>
        <source>Control is asked for</source>
        <translation>Басқару сұралуда</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Беру</translation>
    </message>
    <message>
        <source>Keep control</source>
        <translation>Өзімде қалдыру</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>Басқа пульт</translation>
    </message>
    <message>
        <source>%1 asks for control</source>
        <translation>%1 басқаруды сұрайды</translation>
    </message>
    <message>
        <source>%1 asks for control; it goes over in %2</source>
        <translation>%1 басқаруды сұрайды; %2 кейін өтеді</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>grant control</source>
        <translation>басқаруды беру</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Enter</translation>
    </message>
    <message>
        <source>keep control</source>
        <translation>басқаруды қалдыру</translation>
    </message>
</context>
<context>
    <name>tulpar::DeskWindow</name>
    <message>
        <source>Tulpar</source>
        <translation>Tulpar</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>Аспан</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Кадрлар</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Алерттер</translation>
    </message>
    <message>
        <source>Tulpar · SIMULATION</source>
        <translation>Tulpar · СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>this panel</source>
        <translation>осы панель</translation>
    </message>
    <message>
        <source>the desk</source>
        <translation>пульт</translation>
    </message>
    <message>
        <source>make safe, at once</source>
        <translation>қауіпсіз ету, бірден</translation>
    </message>
    <message>
        <source>why ready or not</source>
        <translation>неге дайын не дайын емес</translation>
    </message>
    <message>
        <source>chart alone, and back</source>
        <translation>тек карта және кері</translation>
    </message>
    <message>
        <source>Shift+F11</source>
        <translation>Shift+F11</translation>
    </message>
    <message>
        <source>viewer alone, and back</source>
        <translation>тек кадрлар және кері</translation>
    </message>
    <message>
        <source>arrangement as at first</source>
        <translation>бастапқы орналасу</translation>
    </message>
    <message>
        <source>to the next panel or button</source>
        <translation>келесі панельге не түймеге</translation>
    </message>
    <message>
        <source>these keys; ? in chart and viewer: theirs</source>
        <translation>осы пернелер; картада, кадрларда ? — олардың пернелері</translation>
    </message>
    <message>
        <source>(!) ASKS YOU · %1</source>
        <comment>title of the window</comment>
        <translation>(!) ЖАУАП КҮТЕДІ · %1</translation>
    </message>
    <message>
        <source>to the alert that asks you</source>
        <translation>жауап күтіп тұрған алертке</translation>
    </message>
    <message>
        <source>enter an alert by hand</source>
        <translation>алертті қолмен енгізу</translation>
    </message>
    <message>
        <source>stop motion, at once</source>
        <translation>қозғалысты бірден тоқтату</translation>
    </message>
    <message>
        <source>safety: conditions, overrides, modes</source>
        <translation>қауіпсіздік: шарттар, елемеулер, режимдер</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>end the override shown first</source>
        <translation>бірінші көрсетілген елемеуді аяқтау</translation>
    </message>
    <message>
        <source>who speaks</source>
        <translation>кім сөйлейді</translation>
    </message>
    <message>
        <source>take control, ask for it, answer who asks</source>
        <translation>басқаруды алу, сұрау, сұраушыға жауап беру</translation>
    </message>
    <message>
        <source>to the alarms; Shift: all seen</source>
        <translation>дабылдарға; Shift: бәрін көрдім</translation>
    </message>
    <message>
        <source>single devices by hand</source>
        <translation>жеке құрылғылар қолмен</translation>
    </message>
    <message>
        <source>Shift+F1</source>
        <translation>Shift+F1</translation>
    </message>
    <message>
        <source>about, and what is proven</source>
        <translation>бағдарлама және не дәлелденген</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Қауіпсіздік</translation>
    </message>
    <message>
        <source>(!) ALARM · %1</source>
        <comment>title of the window</comment>
        <translation>(!) ДАБЫЛ · %1</translation>
    </message>
    <message>
        <source>Shift+F2</source>
        <translation>Shift+F2</translation>
    </message>
    <message>
        <source>the night: what it does, plan, programme; and back</source>
        <translation>түн: не істейді, жоспар, бағдарлама; қайту</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Түн</translation>
    </message>
    <message>
        <source>Shift+F4</source>
        <translation>Shift+F4</translation>
    </message>
    <message>
        <source>the archive: all nights; and back</source>
        <translation>мұрағат: барлық түн; қайту</translation>
    </message>
    <message>
        <source>to chart, viewer, alerts, safety, night, archive</source>
        <translation>картаға, кадрларға, алерттерге, қауіпсіздікке, түнге, мұрағатқа</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Мұрағат</translation>
    </message>
</context>
<context>
    <name>tulpar::DeviceCellWidget</name>
    <message>
        <source>%1, measured %2 ago</source>
        <translation>%1, %2 бұрын өлшенді</translation>
    </message>
</context>
<context>
    <name>tulpar::EntryPanel</name>
    <message>
        <source>error %1</source>
        <translation>қателік %1</translation>
    </message>
    <message>
        <source>T0 %1 %2</source>
        <translation>T0 %1 %2</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Айтары: %1</translation>
    </message>
    <message>
        <source>No automatic response: %1</source>
        <translation>Автоматты жауап жоқ: %1</translation>
    </message>
    <message>
        <source>Give it to the core</source>
        <translation>Ядроға беру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Жабу</translation>
    </message>
    <message>
        <source>A notice</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>A position</source>
        <translation>Координаталар</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Хабарлама</translation>
    </message>
    <message>
        <source>Paste a notice here, or drop a file anywhere on the desk: VOEvent, JSON, the 160-byte packet or classic text.</source>
        <translation>Хабарламаны осында қойыңыз немесе файлды терезенің кез келген жеріне сүйреп әкеліңіз: VOEvent, JSON, 160 байттық пакет немесе классикалық мәтін.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Файлды ашу…</translation>
    </message>
    <message>
        <source>name</source>
        <translation>атауы</translation>
    </message>
    <message>
        <source>GRB 221009A; empty: after its time</source>
        <translation>GRB 221009A; бос: уақыты бойынша</translation>
    </message>
    <message>
        <source>RA</source>
        <translation>RA</translation>
    </message>
    <message>
        <source>19:13:03.2 or 288.263; both coordinates may be pasted</source>
        <translation>19:13:03.2 немесе 288.263; екі координатаны қатар қоюға болады</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>+19:48:09 or 19.8026</source>
        <translation>+19:48:09 немесе 19.8026</translation>
    </message>
    <message>
        <source>error radius</source>
        <translation>қателік радиусы</translation>
    </message>
    <message>
        <source>3&apos;, 12&quot; or 0.05 deg</source>
        <translation>3&apos;, 12&quot; немесе 0.05 deg</translation>
    </message>
    <message>
        <source>T0, UTC</source>
        <translation>T0, UTC</translation>
    </message>
    <message>
        <source>14:10:17; empty: now</source>
        <translation>14:10:17; бос: қазір</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 оқылмайды: %2</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB: not a notice.</source>
        <translation>%1 көлемі %2 МБ-тан үлкен: бұл хабарлама емес.</translation>
    </message>
    <message>
        <source>Nothing is sent before you press the button.</source>
        <translation>Түйме басылғанға дейін ештеңе жіберілмейді.</translation>
    </message>
    <message>
        <source>Not a notice that can be read: %1</source>
        <translation>Хабарлама оқылмайды: %1</translation>
    </message>
    <message>
        <source>RA Dec %1, error %2</source>
        <translation>α δ %1, қателік %2</translation>
    </message>
    <message>
        <source>T0 %1 ago</source>
        <translation>T0 %1 бұрын</translation>
    </message>
</context>
<context>
    <name>tulpar::EventStory</name>
    <message>
        <source>What it is</source>
        <translation>Бұл не</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Хабарламалар</translation>
    </message>
    <message>
        <source>Read the rules again</source>
        <translation>Ережелерді қайта оқу</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Шешім</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>Осы түні</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Арналар</translation>
    </message>
    <message>
        <source>Respond now</source>
        <translation>Қазір жауап беру</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Бас тарту</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>Бүкіл терезеге</translation>
    </message>
    <message>
        <source>write a note, Enter keeps it</source>
        <translation>жазба жазыңыз, Enter сақтайды</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Жазба</translation>
    </message>
    <message>
        <source>another name, as GRB 221009A</source>
        <translation>басқа атау, мысалы GRB 221009A</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Басқа атау</translation>
    </message>
    <message>
        <source>Notes and names</source>
        <translation>Жазбалар мен атаулар</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Пультке оралу</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>T0 unknown</source>
        <translation>T0 белгісіз</translation>
    </message>
    <message>
        <source>The file of rules was refused, the rules before it stand: %1</source>
        <translation>Ережелер файлы қабылданбады, бұрынғы ережелер күшінде: %1</translation>
    </message>
    <message>
        <source>Asked for %1; without an answer: %2</source>
        <translation>Сұрақ %1 бойы; жауапсыз: %2</translation>
    </message>
    <message>
        <source>The rules are built in.</source>
        <translation>Ережелер кірістірілген.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, көзі: %2</translation>
    </message>
    <message>
        <source>Other strategies, which do not fit: %1</source>
        <translation>Сәйкес келмейтін басқа стратегиялар: %1</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>бұл пульт тек көреді</translation>
    </message>
</context>
<context>
    <name>tulpar::FilmStrip</name>
    <message>
        <source>all channels</source>
        <translation>барлық арна</translation>
    </message>
    <message>
        <source>all of the night</source>
        <translation>түн бойы</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>осы түн</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Бума оқылуда</translation>
    </message>
    <message>
        <source>No frame here yet. Each frame appears as it is stored.</source>
        <translation>Мұнда әлі кадр жоқ. Әрқайсысы жазылғанда шығады.</translation>
    </message>
    <message>
        <source>frames: %1</source>
        <translation>кадр: %1</translation>
    </message>
    <message>
        <source>chosen files</source>
        <translation>таңдалған файлдар</translation>
    </message>
</context>
<context>
    <name>tulpar::FoundTable</name>
    <message>
        <source>What was found</source>
        <translation>Табылғандар</translation>
    </message>
</context>
<context>
    <name>tulpar::FrameViewer</name>
    <message>
        <source>FRAMES</source>
        <translation>КАДРЛАР</translation>
    </message>
    <message>
        <source>one channel large, again: all</source>
        <translation>бір арна ірі, тағы: бәрі</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>қос шерту</translation>
    </message>
    <message>
        <source>enlarge, again: all</source>
        <translation>үлкейту, тағы: бәрі</translation>
    </message>
    <message>
        <source>zoom around the cursor</source>
        <translation>меңзер айналасында масштаб</translation>
    </message>
    <message>
        <source>arrows  drag</source>
        <translation>көрсеткілер  тінтуір</translation>
    </message>
    <message>
        <source>pan; with Shift by a pixel</source>
        <translation>жылжыту; Shift-пен бір пиксел</translation>
    </message>
    <message>
        <source>Ctrl+arrows  right drag</source>
        <translation>Ctrl+көрсеткілер  оң түйме</translation>
    </message>
    <message>
        <source>copy RA and Dec of the readout</source>
        <translation>меңзердегі RA мен Dec көшіру</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>#%1 cannot be shown: %2</source>
        <translation>№%1 көрсетілмейді: %2</translation>
    </message>
    <message>
        <source>Open a FITS image</source>
        <translation>FITS кадрын ашу</translation>
    </message>
    <message>
        <source>No colour picture yet</source>
        <translation>Түсті сурет әлі жоқ</translation>
    </message>
    <message>
        <source>It is made of the channels&apos; frames once one of them has coordinates.</source>
        <translation>Ол арна кадрларынан құралады: біреуінің координатасы болса жеткілікті.</translation>
    </message>
    <message>
        <source>No difference yet</source>
        <translation>Айырма әлі жоқ</translation>
    </message>
    <message>
        <source>It needs a frame of this channel and an earlier one, or one opened from the strip.</source>
        <translation>Осы арнаның кадры және бұрынғысы не лентадан ашылғаны керек.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Айырма жоқ</translation>
    </message>
    <message>
        <source>no pixel holds a number that can be shown</source>
        <translation>бірде-бір пиксельде көрсетуге болатын сан жоқ</translation>
    </message>
    <message>
        <source>EARLIER FRAME</source>
        <translation>БҰРЫНҒЫ КАДР</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Буманы бақылау</translation>
    </message>
    <message>
        <source>bias and contrast</source>
        <translation>ығысу мен контраст</translation>
    </message>
    <message>
        <source>one step back: tool, panel, file, all channels</source>
        <translation>бір қадам кері: құрал, тақта, файл, барлық арна</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Суретті сақтау</translation>
    </message>
    <message>
        <source>Save what is seen as FITS</source>
        <translation>Көрінгенді FITS-ке сақтау</translation>
    </message>
    <message>
        <source>Save the measurement</source>
        <translation>Өлшемді сақтау</translation>
    </message>
    <message>
        <source>Save the regions</source>
        <translation>Аймақтарды сақтау</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Аймақтарды жүктеу</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сақталды: %1</translation>
    </message>
    <message>
        <source>Cannot save %1: %2</source>
        <translation>%1 сақталмады: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>%1 оқылмады: %2</translation>
    </message>
    <message>
        <source>Regions loaded: %1</source>
        <translation>Жүктелген аймақ: %1</translation>
    </message>
    <message>
        <source>lines that cannot be drawn: %1</source>
        <translation>салынбайтын жол: %1</translation>
    </message>
    <message>
        <source>+ −  wheel</source>
        <translation>+ −  дөңгелек</translation>
    </message>
    <message>
        <source>these keys; again: the next page</source>
        <translation>осы пернелер; қайта: келесі бет</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>the words of the chosen region</source>
        <translation>таңдалған аймақтың мәтіні</translation>
    </message>
    <message>
        <source>every pixel is %1: nothing was exposed, or the camera sends one value</source>
        <translation>барлық пиксель %1: экспозиция болмаған немесе камера бір мән жібереді</translation>
    </message>
</context>
<context>
    <name>tulpar::HeaderPanel</name>
    <message>
        <source>Header</source>
        <translation>Тақырып</translation>
    </message>
    <message>
        <source>search, e.g. exp or wcs</source>
        <translation>іздеу, мысалы exp не wcs</translation>
    </message>
    <message>
        <source>Header of %1</source>
        <translation>%1 тақырыбы</translation>
    </message>
    <message>
        <source>No card holds these words.</source>
        <translation>Бұл сөздері бар карта жоқ.</translation>
    </message>
</context>
<context>
    <name>tulpar::HistogramPanel</name>
    <message>
        <source>Histogram</source>
        <translation>Гистограмма</translation>
    </message>
    <message>
        <source>Histogram %1</source>
        <translation>%1 гистограммасы</translation>
    </message>
    <message>
        <source>value</source>
        <translation>мән</translation>
    </message>
    <message>
        <source>pixels, logarithmic</source>
        <translation>пиксель саны, лог</translation>
    </message>
    <message>
        <source>black %1, white %2. Drag a dotted line, or use ← → (white) and Shift+← → (black). A: automatic again.</source>
        <translation>қара %1, ақ %2. Нүктелі сызықты сүйреңіз не ← → (ақ), Shift+← → (қара). A: қайтадан авто.</translation>
    </message>
    <message>
        <source>No frame here.</source>
        <translation>Мұнда кадр жоқ.</translation>
    </message>
</context>
<context>
    <name>tulpar::HoldButton</name>
    <message>
        <source>%1: choose, then hold (or Enter twice)</source>
        <translation>%1: таңдап, ұстап тұру (не Enter екі рет)</translation>
    </message>
    <message>
        <source>hold on…</source>
        <translation>ұстаңыз…</translation>
    </message>
    <message>
        <source>let go: %1</source>
        <translation>жіберу: %1</translation>
    </message>
    <message>
        <source>%1: not now: %2</source>
        <translation>%1: қазір емес: %2</translation>
    </message>
    <message>
        <source>now hold again: %1</source>
        <translation>тағы ұстау: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::LayersPanel</name>
    <message>
        <source>limits and forbidden zones</source>
        <translation>шектер мен тыйым аймақтар</translation>
    </message>
    <message>
        <source>alerts of the queue</source>
        <translation>кезектегі алерттер</translation>
    </message>
    <message>
        <source>sky maps</source>
        <translation>ықтималдық карталары</translation>
    </message>
    <message>
        <source>fields exposed tonight</source>
        <translation>осы түні түсірілген өрістер</translation>
    </message>
    <message>
        <source>own objects</source>
        <translation>өз нысандары</translation>
    </message>
    <message>
        <source>Sun, Moon, planets</source>
        <translation>Күн, Ай, планеталар</translation>
    </message>
    <message>
        <source>names of stars</source>
        <translation>жұлдыз аттары</translation>
    </message>
    <message>
        <source>constellation figures</source>
        <translation>шоқжұлдыз пішіндері</translation>
    </message>
    <message>
        <source>constellation names</source>
        <translation>шоқжұлдыз аттары</translation>
    </message>
    <message>
        <source>constellation borders</source>
        <translation>шоқжұлдыз шекаралары</translation>
    </message>
    <message>
        <source>Milky Way</source>
        <translation>Құс жолы</translation>
    </message>
    <message>
        <source>galaxies, clusters, nebulae</source>
        <translation>галактика, шоғыр, тұмандық</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>жер</translation>
    </message>
    <message>
        <source>explanations</source>
        <translation>түсіндірмелер</translation>
    </message>
    <message>
        <source>altitude limits, horizon, cable, Sun and Moon: where the mount does not go, and why</source>
        <translation>биіктік шектері, көкжиек, кабель, Күн мен Ай: монтировка қайда бармайды және неге</translation>
    </message>
    <message>
        <source>credible regions of gravitational-wave and other maps: 50 % solid, 90 % dashed</source>
        <translation>гравитациялық-толқын және басқа карталардың сенім аймақтары: 50 % тұтас, 90 % үзік сызық</translation>
    </message>
    <message>
        <source>as this desk has seen them since it started</source>
        <translation>осы пульт іске қосылғаннан бері көргендей</translation>
    </message>
    <message>
        <source>meridian, equator, ecliptic, airmass, hour angle: for students</source>
        <translation>меридиан, экватор, эклиптика, ауа массасы, сағаттық бұрыш: студенттерге</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Карта не көрсетеді</translation>
    </message>
    <message>
        <source>planned fields and targets</source>
        <translation>жоспарлы өрістер, нысаналар</translation>
    </message>
    <message>
        <source>what is planned for tonight, each field with its turn and per cent; of a sky map the field that holds the most</source>
        <translation>осы түнге жоспарланғаны, әр өрістің кезегі мен пайызы; аспан картасында ең көп қамтитын өріс</translation>
    </message>
    <message>
        <source>your list: objects.csv in ~/.local/share/tulpar</source>
        <translation>сіздің тізіміңіз: ~/.local/share/tulpar ішіндегі objects.csv</translation>
    </message>
</context>
<context>
    <name>tulpar::LedgerBar</name>
    <message>
        <source>Where the time went</source>
        <translation>Уақыт қайда кетті</translation>
    </message>
    <message>
        <source>exposing</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>slewing</source>
        <translation>бағыттау</translation>
    </message>
    <message>
        <source>reading out</source>
        <translation>оқу</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>ауа райы</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>ақау</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>күту</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>түсіндірілмеген</translation>
    </message>
    <message>
        <source>Nothing is counted yet: the account of the night begins at dusk.</source>
        <translation>Әзірге ештеңе есептелмеді: түн есебі ымыртта басталады.</translation>
    </message>
    <message>
        <source>Time since dusk</source>
        <translation>Қараңғы түскеннен бергі уақыт</translation>
    </message>
</context>
<context>
    <name>tulpar::MeasurePanel</name>
    <message>
        <source>Measure</source>
        <translation>Өлшем</translation>
    </message>
    <message>
        <source>save as CSV</source>
        <translation>CSV-ге сақтау</translation>
    </message>
    <message>
        <source>Star %1</source>
        <translation>Жұлдыз %1</translation>
    </message>
    <message>
        <source>No star measured there: %1</source>
        <translation>Ол жерде жұлдыз өлшенбеді: %1</translation>
    </message>
    <message>
        <source>px</source>
        <translation>пкс</translation>
    </message>
    <message>
        <source>value above the sky · energy →</source>
        <translation>аспан үстіндегі мән · энергия →</translation>
    </message>
    <message>
        <source>FWHM %1</source>
        <translation>FWHM %1</translation>
    </message>
    <message>
        <source>half of the energy within %1</source>
        <translation>энергияның жартысы %1 ішінде</translation>
    </message>
    <message>
        <source>80 % within %1</source>
        <translation>80 % %1 ішінде</translation>
    </message>
    <message>
        <source>ellipticity %1   peak %2</source>
        <translation>эллипстік %1   шың %2</translation>
    </message>
    <message>
        <source>x %1   y %2</source>
        <translation>x %1   y %2</translation>
    </message>
    <message>
        <source>sky %1 ± %2</source>
        <translation>аспан %1 ± %2</translation>
    </message>
    <message>
        <source>SATURATED: the width is not to be trusted</source>
        <translation>ҚАНЫҚҚАН: еніне сенуге болмайды</translation>
    </message>
    <message>
        <source>mean across</source>
        <translation>көлденең орташа</translation>
    </message>
    <message>
        <source>value</source>
        <translation>мән</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>ұзындығы %1</translation>
    </message>
    <message>
        <source>least %1   most %2</source>
        <translation>ең аз %1   ең көп %2</translation>
    </message>
    <message>
        <source>Box cut %1</source>
        <translation>Жолақ %1</translation>
    </message>
    <message>
        <source>Line cut %1</source>
        <translation>Қима %1</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>ауданы %1</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>қосынды %1</translation>
    </message>
    <message>
        <source>mean %1   median %2</source>
        <translation>орташа %1   медиана %2</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>ауытқу %1</translation>
    </message>
    <message>
        <source>sky beside it %1 ± %2</source>
        <translation>қасындағы аспан %1 ± %2</translation>
    </message>
    <message>
        <source>net %1</source>
        <translation>таза ағын %1</translation>
    </message>
    <message>
        <source>signal to noise %1</source>
        <translation>сигнал/шу %1</translation>
    </message>
    <message>
        <source>CUT by the edge of the frame</source>
        <translation>Кадр шетімен ҚИЫЛҒАН</translation>
    </message>
    <message>
        <source>words of this region</source>
        <translation>осы аймақтың мәтіні</translation>
    </message>
    <message>
        <source>Words in %1</source>
        <translation>Мәтін, %1</translation>
    </message>
</context>
<context>
    <name>tulpar::NightCurve</name>
    <message>
        <source>Altitude tonight</source>
        <translation>Осы түнгі биіктік</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>Moon %1 %, %2 away</source>
        <comment>lit part, distance from the target</comment>
        <translation>Ай %1 %, оған дейін %2</translation>
    </message>
    <message>
        <source>No position yet: nothing to draw.</source>
        <translation>Координаталар әлі жоқ: сызатын ештеңе жоқ.</translation>
    </message>
</context>
<context>
    <name>tulpar::NightHead</name>
    <message>
        <source>Programme  E</source>
        <translation>Бағдарлама  E</translation>
    </message>
    <message>
        <source>nobody runs the night</source>
        <translation>түнді ешкім жүргізбейді</translation>
    </message>
    <message>
        <source>the core runs the night, by its settings</source>
        <translation>түнді ядро жүргізеді, баптаулар бойынша</translation>
    </message>
    <message>
        <source>the core runs the night, for %1</source>
        <translation>түнді ядро жүргізеді, қосқан %1</translation>
    </message>
    <message>
        <source>✓ armed, drilled at %1 UTC</source>
        <translation>✓ кезекшілікте, %1 UTC тексерілді</translation>
    </message>
    <message>
        <source>✓ drilled at %1 UTC</source>
        <translation>✓ %1 UTC тексерілді</translation>
    </message>
    <message>
        <source>not drilled yet: the drill comes at start-up, before dusk</source>
        <translation>әлі тексерілмеді: тексеру іске қосуда, қараңғы түскенше</translation>
    </message>
    <message>
        <source>Stop running the night</source>
        <translation>Түнді жүргізбеу</translation>
    </message>
    <message>
        <source>Run the night</source>
        <translation>Түнді жүргізу</translation>
    </message>
</context>
<context>
    <name>tulpar::NightPanel</name>
    <message>
        <source>Steps of the night</source>
        <translation>Түннің қадамдары</translation>
    </message>
    <message>
        <source>step</source>
        <translation>қадам</translation>
    </message>
    <message>
        <source>state</source>
        <translation>күйі</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>why</source>
        <translation>неге</translation>
    </message>
    <message>
        <source>Blocks of the programme</source>
        <translation>Бағдарлама блоктары</translation>
    </message>
    <message>
        <source>target</source>
        <translation>нысана</translation>
    </message>
    <message>
        <source>block</source>
        <translation>блок</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>басымдық</translation>
    </message>
    <message>
        <source>exposures</source>
        <translation>экспозициялар</translation>
    </message>
    <message>
        <source>why, and what would help</source>
        <translation>неге және не көмектесер еді</translation>
    </message>
    <message>
        <source>Blocks; without a place tonight: %1</source>
        <translation>Блоктар; бүгін орынсыз: %1</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Блоктар</translation>
    </message>
    <message>
        <source>No programme: the night opens, takes its flats and focus, and has nothing to observe. Say what to observe:</source>
        <translation>Бағдарлама жоқ: түн ашылады, жазық өріс пен фокусты алады, бірақ бақылайтын ештеңе жоқ. Нені бақылау керегін айтыңыз:</translation>
    </message>
    <message>
        <source>The programme “%1” has no plan yet; the core makes it before dusk.</source>
        <translation>«%1» бағдарламасының жоспары әлі жоқ; ядро оны қараңғы түскенше жасайды.</translation>
    </message>
    <message>
        <source>Click a block to choose it; drag a planned one to another time.</source>
        <translation>Шерту блокты таңдайды; жоспардағысын басқа уақытқа сүйреуге болады.</translation>
    </message>
    <message>
        <source>asked: %1 to begin at %2 UTC; Ctrl+Z takes it back</source>
        <translation>сұралды: %1, басы %2 UTC; Ctrl+Z қайтарады</translation>
    </message>
    <message>
        <source>nothing was moved</source>
        <translation>ештеңе жылжытылмады</translation>
    </message>
    <message>
        <source>asked: %1 as the plan likes again</source>
        <translation>сұралды: %1 қайтадан жоспар бойынша</translation>
    </message>
    <message>
        <source>Write a programme  E</source>
        <translation>Бағдарлама жазу  E</translation>
    </message>
    <message>
        <source>to the timeline, the steps, the blocks</source>
        <translation>уақыт жолағына, қадамдарға, блоктарға</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Солға, оңға</translation>
    </message>
    <message>
        <source>timeline: choose a block</source>
        <translation>уақыт жолағы: блок таңдау</translation>
    </message>
    <message>
        <source>Shift+Left, Right</source>
        <translation>Shift+солға, оңға</translation>
    </message>
    <message>
        <source>move it by five minutes; Enter puts it there</source>
        <translation>бес минутқа жылжыту; Enter сонда қояды</translation>
    </message>
    <message>
        <source>free again what was moved last</source>
        <translation>соңғы жылжытылғанды босату</translation>
    </message>
    <message>
        <source>run the night, or no longer: choose, confirm</source>
        <translation>түнді жүргізу не тоқтату: таңдау, растау</translation>
    </message>
    <message>
        <source>the programme, and back</source>
        <translation>бағдарлама, кері</translation>
    </message>
    <message>
        <source>pause the step, or continue it</source>
        <translation>қадамды кідірту не жалғастыру</translation>
    </message>
    <message>
        <source>skip the step: say why, choose, confirm</source>
        <translation>қадамды өткізу: себеп, таңдау, растау</translation>
    </message>
    <message>
        <source>start the step again</source>
        <translation>қадамды қайта бастау</translation>
    </message>
    <message>
        <source>the block now: choose, confirm</source>
        <translation>блок қазір: таңдау, растау</translation>
    </message>
    <message>
        <source>the block at a time</source>
        <translation>блок белгілі уақытта</translation>
    </message>
    <message>
        <source>the block not tonight: choose, confirm</source>
        <translation>блок бүгін емес: таңдау, растау</translation>
    </message>
    <message>
        <source>the block as the plan likes again</source>
        <translation>блок қайтадан жоспар бойынша</translation>
    </message>
    <message>
        <source>The plan of this night is being made. %1</source>
        <comment>planning: N targets</comment>
        <translation>Осы түннің жоспары жасалуда. %1</translation>
    </message>
</context>
<context>
    <name>tulpar::NightTimeline</name>
    <message>
        <source>Timeline of the night</source>
        <translation>Түннің уақыт жолағы</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Ай</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>жоспар</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>қадамдар</translation>
    </message>
    <message>
        <source>weather, alerts</source>
        <translation>ауа райы, алерт</translation>
    </message>
    <message>
        <source>local</source>
        <translation>жергілікті</translation>
    </message>
    <message>
        <source>%1: %2, %3 UTC</source>
        <comment>target, state of the block, times</comment>
        <translation>%1: %2, %3 UTC</translation>
    </message>
    <message>
        <source>only a planned block can be moved</source>
        <translation>тек жоспардағы блок жылжытылады</translation>
    </message>
    <message>
        <source>that time is over</source>
        <translation>ол уақыт өтті</translation>
    </message>
    <message>
        <source>%1 not at %2 UTC: %3</source>
        <comment>target, times, reasons</comment>
        <translation>%1, %2 UTC болмайды: %3</translation>
    </message>
    <message>
        <source>altitude %1 to %2</source>
        <translation>биіктік %1 – %2</translation>
    </message>
    <message>
        <source>, air mass %1</source>
        <translation>, ауа массасы %1</translation>
    </message>
    <message>
        <source>, Moon %1 away</source>
        <translation>, Айға дейін %1</translation>
    </message>
    <message>
        <source>%1 at %2 UTC: %3</source>
        <comment>target, times, sky</comment>
        <translation>%1, %2 UTC: %3</translation>
    </message>
    <message>
        <source>Moon %1</source>
        <comment>how much of it is lit</comment>
        <translation>Ай %1</translation>
    </message>
    <message>
        <source>below the horizon</source>
        <translation>көкжиектен төмен</translation>
    </message>
    <message>
        <source>bad weather</source>
        <translation>қолайсыз ауа райы</translation>
    </message>
    <message>
        <source>No night is known yet: the core says it when it knows sunset and sunrise.</source>
        <translation>Түн әзірге белгісіз: ядро күннің батуы мен шығуын білгенде айтады.</translation>
    </message>
    <message>
        <source>its own: %1</source>
        <comment>constraint of a block</comment>
        <translation>өз шарты: %1</translation>
    </message>
    <message>
        <source>; what the block asks for itself only the core knows here</source>
        <translation>; блоктың өз шартын мұнда тек ядро біледі</translation>
    </message>
    <message>
        <source>the visits before it come first; it follows them by its cadence</source>
        <translation>алдымен оған дейінгі қайталаулар; ол солардан кейін өз аралығымен жүреді</translation>
    </message>
</context>
<context>
    <name>tulpar::ObservatoryBar</name>
    <message>
        <source>why, and what would cure it (F2)</source>
        <translation>неге және не көмектеседі (F2)</translation>
    </message>
    <message>
        <source>MAKE SAFE  F12</source>
        <translation>ҚАУІПСІЗ ЕТУ  F12</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 local</source>
        <translation>%1 жергілікті</translation>
    </message>
    <message>
        <source>NO CORE</source>
        <translation>ЯДРО ЖОҚ</translation>
    </message>
    <message>
        <source>waiting for tulpard</source>
        <translation>tulpard күтілуде</translation>
    </message>
    <message>
        <source>MAKING SAFE</source>
        <translation>ЖАБЫЛУДА</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>ДАЙЫН</translation>
    </message>
    <message>
        <source>NOT READY</source>
        <translation>ДАЙЫН ЕМЕС</translation>
    </message>
    <message>
        <source>first light in %1</source>
        <translation>алғашқы жарық %1 кейін</translation>
    </message>
    <message>
        <source>first light in %1 (slowest: %2)</source>
        <translation>алғашқы жарық %1 кейін (ең баяуы: %2)</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>Кезекшіліктен алу</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Кезекшілікке қою</translation>
    </message>
    <message>
        <source>To manual</source>
        <translation>Қолмен режиміне</translation>
    </message>
    <message>
        <source>To robotic</source>
        <translation>Робот режиміне</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>%1 · read-only</source>
        <translation>%1 · тек қарау</translation>
    </message>
    <message>
        <source>Sun %1</source>
        <translation>Күн %1</translation>
    </message>
    <message>
        <source>Moon %1 % %2</source>
        <comment>illuminated part, altitude</comment>
        <translation>Ай %1 % %2</translation>
    </message>
    <message>
        <source>reasons of the status word</source>
        <translation>күй себептері</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>on Arm or Mode: choose, confirm</source>
        <translation>түймеде: таңдау, растау</translation>
    </message>
    <message>
        <source>%1 (1 of %2 reasons)</source>
        <translation>%1 (%2 себептің 1-і)</translation>
    </message>
    <message>
        <source>Stop motion  F10</source>
        <translation>Қозғалысты тоқтату  F10</translation>
    </message>
    <message>
        <source>not heard for %1: all shown grows old. Start tulpard, look at the roof</source>
        <translation>%1 естілмейді: көрсетілген ескіруде. tulpard іске қосыңыз, шатырға қараңыз</translation>
    </message>
    <message>
        <source>make safe, at once: closes everything</source>
        <translation>бірден қауіпсіз ету: бәрін жабады</translation>
    </message>
    <message>
        <source>closes everything and stops all motion, at once; it stays closed until a person says To robotic</source>
        <translation>барлық қозғалысты бірден тоқтатып, бәрін жабады; адам «Робот режиміне» дегенше жабық қалады</translation>
    </message>
    <message>
        <source>stops the mount at once; what a response opened closes again</source>
        <translation>монтировканы бірден тоқтатады; әрекет ашқаны қайта жабылады</translation>
    </message>
    <message>
        <source>stop motion: stops the mount at once</source>
        <translation>қозғалысты тоқтату: монтировканы бірден тоқтатады</translation>
    </message>
</context>
<context>
    <name>tulpar::OperateBar</name>
    <message>
        <source>Single devices by hand</source>
        <translation>Жеке құрылғылар қолмен</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядро естілмейді</translation>
    </message>
    <message>
        <source>robotic mode: to manual first</source>
        <translation>робот режимі: алдымен қолмен режимге</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>to the next device</source>
        <translation>келесі құрылғыға</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>choose, confirm</source>
        <translation>таңдау, растау</translation>
    </message>
</context>
<context>
    <name>tulpar::OverrideForm</name>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>override for %1 minutes</source>
        <translation>%1 минутқа елемеу</translation>
    </message>
    <message>
        <source>why: what you saw</source>
        <translation>неге: не көрдіңіз</translation>
    </message>
    <message>
        <source>why it is overridden</source>
        <translation>неге ескерілмейді</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Қазір аяқтау</translation>
    </message>
    <message>
        <source>choose a condition above</source>
        <translation>жоғарыдан шартты таңдаңыз</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядро естілмейді</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>неге екенін айтыңыз</translation>
    </message>
    <message>
        <source>Override %1 for</source>
        <translation>Елемеу: %1,</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Елемеу</translation>
    </message>
    <message>
        <source>Prolong: %1 min</source>
        <translation>Ұзарту: %1 мин</translation>
    </message>
    <message>
        <source>Override for %1 min</source>
        <translation>%1 мин елемеу</translation>
    </message>
</context>
<context>
    <name>tulpar::PeoplePanel</name>
    <message>
        <source>Who speaks?</source>
        <translation>Кім сөйлейді?</translation>
    </message>
    <message>
        <source>Who speaks at this desk</source>
        <translation>Бұл пультте кім сөйлейді</translation>
    </message>
    <message>
        <source>another name, Enter</source>
        <translation>басқа ат, Enter</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>басқа ат</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>digit, name</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>this person speaks</source>
        <translation>осы адам сөйлейді</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>the typed name speaks</source>
        <translation>терілген ат сөйлейді</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>бұрынғыдай</translation>
    </message>
</context>
<context>
    <name>tulpar::PixelTable</name>
    <message>
        <source>Pixels</source>
        <translation>Пиксельдер</translation>
    </message>
    <message>
        <source>Pixels %1</source>
        <translation>Пиксельдер %1</translation>
    </message>
    <message>
        <source>Point at a frame: its pixels appear here.</source>
        <translation>Кадрды нұсқаңыз: пиксельдері осында шығады.</translation>
    </message>
</context>
<context>
    <name>tulpar::ProgrammeEditor</name>
    <message>
        <source>Problems of the programme</source>
        <translation>Бағдарлама қателері</translation>
    </message>
    <message>
        <source>line</source>
        <translation>жол</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>не дұрыс емес</translation>
    </message>
    <message>
        <source>path of a file, or drop one below</source>
        <translation>файл жолы, не төменге тастаңыз</translation>
    </message>
    <message>
        <source>file to open</source>
        <translation>ашылатын файл</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ашу</translation>
    </message>
    <message>
        <source>Begin with an example</source>
        <translation>Мысалдан бастау</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Қайтару</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Қайталау</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Тексеру</translation>
    </message>
    <message>
        <source>Take it  Ctrl+S</source>
        <translation>Қабылдау  Ctrl+S</translation>
    </message>
    <message>
        <source>Back to the night  Esc</source>
        <translation>Түнге қайту  Esc</translation>
    </message>
    <message>
        <source>Take its good targets</source>
        <translation>Жарамды нысаналарын алу</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Бағдарлама</translation>
    </message>
    <message>
        <source>No programme is written here yet. Begin with an example, open a file, or write.</source>
        <translation>Мұнда бағдарлама әлі жоқ. Мысалдан бастаңыз, файл ашыңыз не жазыңыз.</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>оқылмайды: %1</translation>
    </message>
    <message>
        <source>larger than %1 MiB</source>
        <translation>%1 МиБ-тан үлкен</translation>
    </message>
    <message>
        <source>read from %1</source>
        <translation>%1 файлынан оқылды</translation>
    </message>
    <message>
        <source>no problem was found</source>
        <translation>қате табылмады</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>қабылданды</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>қабылданбады</translation>
    </message>
    <message>
        <source>not taken: %1</source>
        <translation>қабылданбады: %1</translation>
    </message>
    <message>
        <source>in force: no programme</source>
        <translation>күшінде: бағдарлама жоқ</translation>
    </message>
    <message>
        <source>in force: %1</source>
        <translation>күшінде: %1</translation>
    </message>
    <message>
        <source>problems in its lines: %1</source>
        <translation>жолдарындағы қателер: %1</translation>
    </message>
    <message>
        <source>● this text is not taken yet</source>
        <translation>● бұл мәтін әлі қабылданбады</translation>
    </message>
    <message>
        <source>this text is in force</source>
        <translation>бұл мәтін күшінде</translation>
    </message>
    <message>
        <source>The one in force</source>
        <translation>Күшіндегісі</translation>
    </message>
    <message>
        <source>read from a table</source>
        <translation>кестеден оқылды</translation>
    </message>
    <message>
        <source>Open a programme or a table of targets</source>
        <translation>Бағдарламаны не нысандар кестесін ашу</translation>
    </message>
    <message>
        <source>line %1 of the table</source>
        <translation>кестенің %1-жолы</translation>
    </message>
    <message>
        <source>the programme in force cannot be read on this computer (%1): taken, this text stands in its place</source>
        <translation>күшіндегі бағдарлама бұл компьютерде оқылмайды (%1): қабылданса, бұл мәтін оның орнын басады</translation>
    </message>
    <message>
        <source>added: %1; say how it is to be exposed</source>
        <translation>қосылды: %1; экспозициясын көрсетіңіз</translation>
    </message>
</context>
<context>
    <name>tulpar::ReadoutLine</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>RA</source>
        <translation>RA</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>value</source>
        <translation>мәні</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>? keys</source>
        <translation>? пернелер</translation>
    </message>
    <message>
        <source>ICRS</source>
        <translation>ICRS</translation>
    </message>
</context>
<context>
    <name>tulpar::ReasonsPanel</name>
    <message>
        <source>Why the observatory is not ready</source>
        <translation>Обсерватория неге дайын емес</translation>
    </message>
    <message>
        <source>Ready: nothing stands in the way</source>
        <translation>Дайын: ештеңе кедергі емес</translation>
    </message>
    <message>
        <source>Not ready, and no reason was given</source>
        <translation>Дайын емес, себебі айтылмаған</translation>
    </message>
    <message>
        <source>cured by: %1</source>
        <translation>көмегі: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::ResponseBanner</name>
    <message>
        <source>Stop response</source>
        <translation>Әрекетті тоқтату</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Толығырақ</translation>
    </message>
    <message>
        <source>shows or hides the waterfall</source>
        <translation>сарқыраманы көрсету не жасыру</translation>
    </message>
    <message>
        <source>RESPONSE  %1</source>
        <translation>ӘРЕКЕТ  %1</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>T0 unknown</source>
        <translation>T0 белгісіз</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>seconds elapsed, seconds predicted</comment>
        <translation>%2 ішінен %1</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Қысқаша</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>on Stop: choose, confirm</source>
        <translation>түймеде: таңдау, растау</translation>
    </message>
</context>
<context>
    <name>tulpar::RuleFlow</name>
    <message>
        <source>rules</source>
        <translation>ережелер</translation>
    </message>
    <message>
        <source>Rules of the decision</source>
        <translation>Шешім ережелері</translation>
    </message>
    <message>
        <source>Nothing was decided on it.</source>
        <translation>Ол бойынша шешім қабылданған жоқ.</translation>
    </message>
</context>
<context>
    <name>tulpar::SafetyPanel</name>
    <message>
        <source>What closes when all else fails</source>
        <translation>Бәрі істен шықса, не жабады</translation>
    </message>
    <message>
        <source>The core&apos;s machine</source>
        <translation>Ядро машинасы</translation>
    </message>
    <message>
        <source>Who may command</source>
        <translation>Кім бұйыра алады</translation>
    </message>
    <message>
        <source>Conditions of an open observatory</source>
        <translation>Ашық обсерватория шарттары</translation>
    </message>
    <message>
        <source>To mode: %1</source>
        <translation>Режимге: %1</translation>
    </message>
    <message>
        <source>it is so already</source>
        <translation>онсыз да солай</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Жоғары, төмен</translation>
    </message>
    <message>
        <source>choose a condition</source>
        <translation>шартты таңдау</translation>
    </message>
    <message>
        <source>override for 5, 15, 30, 60 minutes</source>
        <translation>5, 15, 30, 60 минутқа елемеу</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>неге екенін айтыңыз</translation>
    </message>
    <message>
        <source>override it: choose, confirm</source>
        <translation>елемеу: таңдау, растау</translation>
    </message>
    <message>
        <source>end its override</source>
        <translation>елемеуді аяқтау</translation>
    </message>
    <message>
        <source>another mode: choose, confirm</source>
        <translation>басқа режим: таңдау, растау</translation>
    </message>
</context>
<context>
    <name>tulpar::SearchBox</name>
    <message>
        <source>Find on the sky</source>
        <translation>Аспаннан табу</translation>
    </message>
    <message>
        <source>name, event, HIP number or coordinates</source>
        <translation>аты, оқиға, HIP нөмірі немесе координаттар</translation>
    </message>
</context>
<context>
    <name>tulpar::SearchFields</name>
    <message>
        <source>target or event</source>
        <translation>нысан не оқиға</translation>
    </message>
    <message>
        <source>part of its name</source>
        <translation>атауының бөлігі</translation>
    </message>
    <message>
        <source>night</source>
        <translation>түн</translation>
    </message>
    <message>
        <source>from</source>
        <comment>a time</comment>
        <translation>бастап</translation>
    </message>
    <message>
        <source>until</source>
        <comment>a time</comment>
        <translation>дейін</translation>
    </message>
    <message>
        <source>near</source>
        <translation>маңында</translation>
    </message>
    <message>
        <source>name or RA Dec</source>
        <translation>атауы не RA Dec</translation>
    </message>
    <message>
        <source>within</source>
        <translation>радиуста</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>арна</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>түрі</translation>
    </message>
    <message>
        <source>all</source>
        <comment>kinds of frames</comment>
        <translation>бәрі</translation>
    </message>
    <message>
        <source>light</source>
        <comment>kind of frame</comment>
        <translation>нысан</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>kind of frame</comment>
        <translation>жазық өріс</translation>
    </message>
    <message>
        <source>dark</source>
        <comment>kind of frame</comment>
        <translation>қараңғы</translation>
    </message>
    <message>
        <source>Search  Enter</source>
        <translation>Іздеу  Enter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Тазалау</translation>
    </message>
    <message>
        <source>all fields empty: the newest</source>
        <translation>барлық өріс бос: ең жаңасы</translation>
    </message>
    <message>
        <source>all</source>
        <comment>channels</comment>
        <translation>бәрі</translation>
    </message>
</context>
<context>
    <name>tulpar::SidePanel</name>
    <message>
        <source>close; the same key opens it again</source>
        <translation>жабу; сол перне қайта ашады</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyChart</name>
    <message>
        <source>Sky chart</source>
        <translation>Аспан картасы</translation>
    </message>
    <message>
        <source>No word from the observatory yet</source>
        <translation>Обсерваториядан әлі хабар жоқ</translation>
    </message>
    <message>
        <source>No star catalogue</source>
        <translation>Жұлдыз каталогы жоқ</translation>
    </message>
    <message>
        <source>The chart appears with the first snapshot of the core.
./run starts one with a simulated observatory.</source>
        <translation>Карта ядроның алғашқы күй суретімен шығады.
./run оны симуляцияланған обсерваториямен іске қосады.</translation>
    </message>
    <message>
        <source>The files of resources/sky could not be read.</source>
        <translation>resources/sky файлдары оқылмады.</translation>
    </message>
    <message>
        <source>Keys of the chart</source>
        <translation>Карта пернелері</translation>
    </message>
    <message>
        <source>wheel  +  −</source>
        <translation>дөңгелек  +  −</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>масштаб</translation>
    </message>
    <message>
        <source>drag, arrows</source>
        <translation>тінтуір, көрсеткілер</translation>
    </message>
    <message>
        <source>move the view</source>
        <translation>көріністі жылжыту</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>whole sky</source>
        <translation>бүкіл аспан</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>follow the target; again: its field</source>
        <translation>нысанамен; тағы: оның өрісі</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>follow the telescope; again: its field</source>
        <translation>телескоппен; тағы: оның өрісі</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>follow the stars</source>
        <translation>жұлдыздармен</translation>
    </message>
    <message>
        <source>U</source>
        <translation>U</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>айналы</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>grid: horizon, equator, none</source>
        <translation>тор: көкжиек, экватор, жоқ</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>click</source>
        <translation>шерту</translation>
    </message>
    <message>
        <source>what is it, when is it up</source>
        <translation>бұл не және қашан көрінеді</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>copy the card</source>
        <translation>карточканы көшіру</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>right click, Enter</source>
        <translation>оң жақ шерту, Enter</translation>
    </message>
    <message>
        <source>what can be done there</source>
        <translation>онда не істеуге болады</translation>
    </message>
    <message>
        <source>/  Ctrl+F</source>
        <translation>/  Ctrl+F</translation>
    </message>
    <message>
        <source>find a name or coordinates</source>
        <translation>атын не координаттарын табу</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>measure; click fixes, M again ends</source>
        <translation>өлшеу; шерту бекітеді, M қайта алып тастайды</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>басқа уақыт</translation>
    </message>
    <message>
        <source>layers, each with its key</source>
        <translation>қабаттар, әрқайсысының өз пернесі бар</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>coordinates in hours or degrees</source>
        <translation>координаттар сағатпен не градуспен</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>view: whole sky, free, globe</source>
        <translation>көрініс: бүкіл аспан, еркін, шар</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>up: zenith or celestial pole</source>
        <translation>жоғарыда: зенит не әлем полюсі</translation>
    </message>
    <message>
        <source>turn upright</source>
        <translation>тіктеу</translation>
    </message>
    <message>
        <source>close, back to now</source>
        <translation>жабу, қазірге оралу</translation>
    </message>
    <message>
        <source>!</source>
        <translation>!</translation>
    </message>
    <message>
        <source>what is missing on the chart, and why</source>
        <translation>картада не жоқ және неге</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyData</name>
    <message>
        <source>The chart is without %1: %2 cannot be read (%3). Install Tulpar&apos;s sky files again and restart the desk.</source>
        <translation>Картада жоқ: %1. %2 файлы оқылмады (%3). Tulpar аспан файлдарын қайта орнатып, пультті қайта іске қосыңыз.</translation>
    </message>
    <message>
        <source>The faint stars are missing: the catalogue %1 is damaged (%2). Make it again with resources/tools/make_stars.py, or delete it.</source>
        <translation>Әлсіз жұлдыздар жоқ: %1 каталогы бүлінген (%2). Оны resources/tools/make_stars.py арқылы қайта жасаңыз немесе жойыңыз.</translation>
    </message>
    <message>
        <source>names of constellations</source>
        <translation>шоқжұлдыз атаулары</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>шоқжұлдыз сұлбалары</translation>
    </message>
    <message>
        <source>names of stars</source>
        <translation>жұлдыз аттары</translation>
    </message>
    <message>
        <source>letters of stars</source>
        <translation>жұлдыз белгілері</translation>
    </message>
    <message>
        <source>the Milky Way</source>
        <translation>Құс жолы</translation>
    </message>
    <message>
        <source>borders</source>
        <translation>шоқжұлдыз шекаралары</translation>
    </message>
    <message>
        <source>deep-sky objects</source>
        <translation>терең аспан нысандары</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>жұлдыздар</translation>
    </message>
    <message>
        <source>its bright stars cannot be read</source>
        <translation>оның жарық жұлдыздары оқылмайды</translation>
    </message>
    <message>
        <source>Some stars are missing: %1 is damaged. Install Tulpar&apos;s sky files again and restart the desk.</source>
        <translation>Жұлдыздардың бір бөлігі жоқ: %1 файлы бүлінген. Tulpar аспан файлдарын қайта орнатып, пультті қайта іске қосыңыз.</translation>
    </message>
    <message>
        <source>a part of it does not agree with its checksum</source>
        <translation>бір бөлігі бақылау қосындысына сәйкес емес</translation>
    </message>
    <message>
        <source>your own objects</source>
        <translation>сіздің нысандарыңыз</translation>
    </message>
    <message>
        <source>Your list of objects %1 cannot be used: %2. Mend it and restart the desk.</source>
        <translation>Сіздің нысандар тізіміңізді %1 пайдалануға болмайды: %2. Оны түзетіп, пультті қайта іске қосыңыз.</translation>
    </message>
    <message>
        <source>some of your own objects</source>
        <translation>нысандарыңыздың бір бөлігі</translation>
    </message>
    <message>
        <source>Your list of objects %1: %2; lines left out: %3. Mend them and restart the desk.</source>
        <translation>Сіздің нысандар тізіміңіз %1: %2; қалдырылған жолдар: %3. Оларды түзетіп, пультті қайта іске қосыңыз.</translation>
    </message>
    <message>
        <source>faint stars</source>
        <translation>әлсіз жұлдыздар</translation>
    </message>
    <message>
        <source>some stars</source>
        <translation>жұлдыздардың бір бөлігі</translation>
    </message>
    <message>
        <source>the sky: stars, figures, names</source>
        <translation>аспан: жұлдыздар, сұлбалар, атаулар</translation>
    </message>
    <message>
        <source>The sky files of Tulpar are in none of these folders: %1. Install them and restart the desk.</source>
        <translation>Tulpar аспан файлдары мына қалталардың ешқайсысында жоқ: %1. Оларды орнатып, пультті қайта іске қосыңыз.</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyNotice</name>
    <message>
        <source>What is missing on the chart</source>
        <translation>Картада не жоқ</translation>
    </message>
    <message>
        <source>Missing on the chart: %1</source>
        <translation>Картада жоқ: %1</translation>
    </message>
    <message>
        <source>click or ! : which file, what is wrong, what to do</source>
        <translation>шерту не ! : қай файл, не дұрыс емес, не істеу керек</translation>
    </message>
</context>
<context>
    <name>tulpar::StandingBar</name>
    <message>
        <source>who speaks at this desk; changes with F4</source>
        <translation>бұл пультте кім сөйлейді; F4 ауыстырады</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Қайтарып алу</translation>
    </message>
    <message>
        <source>Safety  F3</source>
        <translation>Қауіпсіздік  F3</translation>
    </message>
    <message>
        <source>By hand  F8</source>
        <translation>Қолмен  F8</translation>
    </message>
    <message>
        <source>roof, cover, mount and cameras one by one</source>
        <translation>шатыр, қақпақ, монтировка, камералар бір-бірлеп</translation>
    </message>
    <message>
        <source>Take  F5</source>
        <comment>control</comment>
        <translation>Алу  F5</translation>
    </message>
    <message>
        <source>Release  F5</source>
        <comment>control</comment>
        <translation>Босату  F5</translation>
    </message>
    <message>
        <source>Ask  F5</source>
        <comment>for control</comment>
        <translation>Сұрау  F5</translation>
    </message>
    <message>
        <source>control: unknown</source>
        <translation>басқару: белгісіз</translation>
    </message>
    <message>
        <source>control: free</source>
        <translation>басқару: бос</translation>
    </message>
    <message>
        <source>unnamed</source>
        <comment>holder of control</comment>
        <translation>атсыз</translation>
    </message>
    <message>
        <source>control: %1 (this desk)</source>
        <translation>басқару: %1 (осы пульт)</translation>
    </message>
    <message>
        <source>control: %1, asked, yours in %2</source>
        <translation>басқару: %1, сұралды, %2 кейін сіздікі</translation>
    </message>
    <message>
        <source>Who speaks?  F4</source>
        <translation>Кім сөйлейді?  F4</translation>
    </message>
    <message>
        <source>%1  F4</source>
        <comment>who speaks</comment>
        <translation>%1  F4</translation>
    </message>
    <message>
        <source>mode: %1</source>
        <translation>режим: %1</translation>
    </message>
    <message>
        <source>End  Shift+F3</source>
        <comment>an override</comment>
        <translation>Аяқтау  Shift+F3</translation>
    </message>
    <message>
        <source>End</source>
        <comment>an override</comment>
        <translation>Аяқтау</translation>
    </message>
    <message>
        <source>who speaks</source>
        <translation>кім сөйлейді</translation>
    </message>
    <message>
        <source>take control, or ask for it; then Enter: release</source>
        <translation>басқаруды алу не сұрау; содан соң Enter: босату</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>end the override shown first</source>
        <translation>бірінші көрсетілген елемеуді аяқтау</translation>
    </message>
    <message>
        <source>mode: unknown</source>
        <translation>режим: белгісіз</translation>
    </message>
    <message>
        <source>control: %1; commands here are off until you have control</source>
        <translation>басқару: %1; басқару сізге өткенше мұндағы бұйрықтар өшірулі</translation>
    </message>
    <message>
        <source>Night  Shift+F2</source>
        <translation>Түн  Shift+F2</translation>
    </message>
    <message>
        <source>Archive  Shift+F4</source>
        <translation>Мұрағат  Shift+F4</translation>
    </message>
    <message>
        <source>frames, events and nights of all time</source>
        <translation>барлық уақыттағы кадрлар, оқиғалар мен түндер</translation>
    </message>
</context>
<context>
    <name>tulpar::StepForm</name>
    <message>
        <source>Start again  G</source>
        <translation>Қайта бастау  G</translation>
    </message>
    <message>
        <source>why it is skipped</source>
        <translation>неге өткізіледі</translation>
    </message>
    <message>
        <source>it is over</source>
        <translation>ол аяқталды</translation>
    </message>
    <message>
        <source>it is not paused</source>
        <translation>ол кідіртілмеген</translation>
    </message>
    <message>
        <source>to skip it, say why</source>
        <translation>өткізу үшін себебін айтыңыз</translation>
    </message>
    <message>
        <source>it has not begun</source>
        <translation>ол басталмады</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Қадам</translation>
    </message>
    <message>
        <source>Continue  A</source>
        <translation>Жалғастыру  A</translation>
    </message>
    <message>
        <source>Pause  A</source>
        <translation>Кідіру  A</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Өткізу</translation>
    </message>
    <message>
        <source>choose a step</source>
        <translation>қадам таңдаңыз</translation>
    </message>
</context>
<context>
    <name>tulpar::StoryTimeline</name>
    <message>
        <source>retracted</source>
        <translation>қайтарып алынды</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>координаталар жоқ</translation>
    </message>
    <message>
        <source>position not available yet</source>
        <translation>координаталар әлі жоқ</translation>
    </message>
    <message>
        <source>where an instrument points, not the source</source>
        <translation>аспап бағыты, көз емес</translation>
    </message>
    <message>
        <source>sky map</source>
        <translation>ықтималдық картасы</translation>
    </message>
    <message>
        <source>position, error not stated</source>
        <translation>координаталар, қателігі көрсетілмеген</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <comment>error radius, probability inside</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n copies</source>
        <comment>feed</comment>
        <translation>
            <numerusform>%1, %n көшірме</numerusform>
            <numerusform>%1, %n көшірме</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices of the event</source>
        <translation>Оқиға туралы хабарламалар</translation>
    </message>
    <message>
        <source>No notice of it was kept.</source>
        <translation>Ол туралы хабарлама сақталмаған.</translation>
    </message>
    <message>
        <source>%1, best position</source>
        <translation>%1, ең дәл координаталар</translation>
    </message>
</context>
<context>
    <name>tulpar::TimeSlider</name>
    <message>
        <source>Another time</source>
        <translation>Басқа уақыт</translation>
    </message>
    <message>
        <source>← → 10 minutes, with Shift 1 minute; Page Up, Page Down 1 hour; Home now; Esc now and away</source>
        <translation>← → 10 минут, Shift-пен 1 минут; Page Up, Page Down 1 сағат; Home қазір; Esc қазір және жабу</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>қазір · %1</translation>
    </message>
    <message>
        <source>NOT NOW  %1 · %2</source>
        <translation>ҚАЗІР ЕМЕС  %1 · %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>қазір</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 сағ</translation>
    </message>
</context>
<context>
    <name>tulpar::ViewerTools</name>
    <message>
        <source>Measure</source>
        <translation>Өлшем</translation>
    </message>
    <message>
        <source>Click on a star. It is measured on every new frame. Esc puts the tool away.</source>
        <translation>Жұлдызды басыңыз. Ол әр жаңа кадрда өлшенеді. Esc құралды алып қояды.</translation>
    </message>
    <message>
        <source>Drag a line over the frame. Esc puts the tool away.</source>
        <translation>Кадрда сызық жүргізіңіз. Esc құралды алып қояды.</translation>
    </message>
    <message>
        <source>Drag along the middle of the box. Esc puts the tool away.</source>
        <translation>Жолақтың ортасымен жүргізіңіз. Esc құралды алып қояды.</translation>
    </message>
    <message>
        <source>Drag from the middle outwards. O: the next shape, Esc: done.</source>
        <translation>Ортадан сыртқа сүйреңіз. O: келесі пішін, Esc: болды.</translation>
    </message>
    <message>
        <source>Circle. %1</source>
        <translation>Шеңбер. %1</translation>
    </message>
    <message>
        <source>Ellipse. %1</source>
        <translation>Эллипс. %1</translation>
    </message>
    <message>
        <source>Box. %1</source>
        <translation>Төртбұрыш. %1</translation>
    </message>
    <message>
        <source>Annulus. %1</source>
        <translation>Сақина. %1</translation>
    </message>
    <message>
        <source>Polygon. Click the corners, the first one again to close. O: the next shape, Esc: done.</source>
        <translation>Көпбұрыш. Бұрыштарын басыңыз, тұйықтау үшін біріншісін қайта. O: келесі пішін, Esc: болды.</translation>
    </message>
    <message>
        <source>Text. Click where the words belong, and write them. Esc: done.</source>
        <translation>Мәтін. Орнын басып, теріңіз. Esc: болды.</translation>
    </message>
    <message>
        <source>Circle in %1</source>
        <translation>Шеңбер, %1</translation>
    </message>
    <message>
        <source>Ellipse in %1</source>
        <translation>Эллипс, %1</translation>
    </message>
    <message>
        <source>Box in %1</source>
        <translation>Төртбұрыш, %1</translation>
    </message>
    <message>
        <source>Annulus in %1</source>
        <translation>Сақина, %1</translation>
    </message>
    <message>
        <source>Polygon in %1</source>
        <translation>Көпбұрыш, %1</translation>
    </message>
</context>
<context>
    <name>tulpar::WaterfallView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>%1 %2 %3 %4</source>
        <comment>quantity, value, comparison sign, limit</comment>
        <translation>%1 %2 %3 %4</translation>
    </message>
    <message>
        <source>error</source>
        <translation>қателік</translation>
    </message>
    <message>
        <source>age</source>
        <translation>жасы</translation>
    </message>
    <message>
        <source>altitude</source>
        <translation>биіктік</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Күн</translation>
    </message>
    <message>
        <source>distance to the Sun</source>
        <translation>Күнге дейінгі қашықтық</translation>
    </message>
    <message>
        <source>not a test</source>
        <translation>сынақ емес</translation>
    </message>
    <message>
        <source>a test, or not stated</source>
        <translation>сынақ не көрсетілмеген</translation>
    </message>
    <message>
        <source>not retracted</source>
        <translation>кері алынбаған</translation>
    </message>
    <message>
        <source>retracted</source>
        <translation>кері алынған</translation>
    </message>
    <message>
        <source>not a burst</source>
        <translation>жарқыл емес</translation>
    </message>
    <message>
        <source>notice is clean</source>
        <translation>хабарлама таза</translation>
    </message>
    <message>
        <source>notice is not clean</source>
        <translation>хабарлама таза емес</translation>
    </message>
    <message>
        <source>position of the source</source>
        <translation>көздің координаттары</translation>
    </message>
    <message>
        <source>no position of the source</source>
        <translation>көздің координаттары жоқ</translation>
    </message>
    <message>
        <source>times readable</source>
        <translation>уақыты оқылады</translation>
    </message>
    <message>
        <source>times unreadable</source>
        <translation>уақыты оқылмайды</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>әрекет</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>кезекке</translation>
    </message>
    <message>
        <source>ask a person</source>
        <translation>адамнан сұрау</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>елемеу</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: белгісіз</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>quantity, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>шешілмеген</translation>
    </message>
    <message>
        <source>%1: clean, fresh, up</source>
        <comment>outcome</comment>
        <translation>%1: таза, жаңа, көкжиектен жоғары</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome, reasons</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 d %2:%3</source>
        <translation>%1 тәул %2:%3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 сағ</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 тәул</translation>
    </message>
    <message>
        <source>device</source>
        <translation>құрал</translation>
    </message>
    <message>
        <source>%1: never heard</source>
        <translation>%1: хабар болған жоқ</translation>
    </message>
    <message>
        <source>%1 older than %3 s: %2 s</source>
        <translation>%1: деректер %3 с-тан ескі: %2 с</translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <translation>%1: байланыс жоқ</translation>
    </message>
    <message>
        <source>%1: fault</source>
        <translation>%1: ақау</translation>
    </message>
    <message>
        <source>%1: not done within %2 s</source>
        <translation>%1: %2 с ішінде орындалмады</translation>
    </message>
    <message>
        <source>mount parked</source>
        <translation>монтировка тұрақта</translation>
    </message>
    <message>
        <source>roof not open</source>
        <translation>шатыр ашық емес</translation>
    </message>
    <message>
        <source>mirror cover not open</source>
        <translation>айна қақпағы ашық емес</translation>
    </message>
    <message>
        <source>%1 warm: %2 °C</source>
        <translation>%1 жылы: %2 °C</translation>
    </message>
    <message>
        <source>altitude %1° &lt; %2°</source>
        <translation>биіктік %1° &lt; %2°</translation>
    </message>
    <message>
        <source>altitude %1° &gt; %2°</source>
        <translation>биіктік %1° &gt; %2°</translation>
    </message>
    <message>
        <source>target outside the cable wrap</source>
        <translation>нысана кабель жүрісінен тыс</translation>
    </message>
    <message>
        <source>path %1° from the Sun &lt; %2°</source>
        <translation>жол Күннен %1° &lt; %2°</translation>
    </message>
    <message>
        <source>Sun at %1° &gt; %2°</source>
        <translation>Күн %1° &gt; %2°</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>жаңбыр</translation>
    </message>
    <message>
        <source>humidity %1 % &gt; %2 %</source>
        <translation>ылғалдылық %1 % &gt; %2 %</translation>
    </message>
    <message>
        <source>dew point %1 °C away &lt; %2 °C</source>
        <translation>шық нүктесіне дейін %1 °C &lt; %2 °C</translation>
    </message>
    <message>
        <source>wind %1 m/s &gt; %2 m/s</source>
        <translation>жел %1 м/с &gt; %2 м/с</translation>
    </message>
    <message>
        <source>gusts %1 m/s &gt; %2 m/s</source>
        <translation>екпін %1 м/с &gt; %2 м/с</translation>
    </message>
    <message>
        <source>air at %1 °C, beyond %2 °C</source>
        <translation>ауа %1 °C, шектен тыс %2 °C</translation>
    </message>
    <message>
        <source>alert feed silent for %1 s &gt; %2 s</source>
        <translation>алерт арнасы үнсіз %1 с &gt; %2 с</translation>
    </message>
    <message>
        <source>no alert feed</source>
        <translation>алерт арнасы жоқ</translation>
    </message>
    <message>
        <source>journal cannot be written</source>
        <translation>журнал жазылмайды</translation>
    </message>
    <message>
        <source>journal was damaged and is saved; facts lost: %1</source>
        <translation>журнал бүлінген, қалпына келтірілді; жоғалған жазбалар: %1</translation>
    </message>
    <message>
        <source>being made safe</source>
        <translation>обсерватория жабылуда</translation>
    </message>
    <message>
        <source>made safe</source>
        <translation>қауіпсіз етілді</translation>
    </message>
    <message>
        <source>roof in the way of the telescope</source>
        <translation>шатыр телескопқа кедергі</translation>
    </message>
    <message>
        <source>switch it on and start its driver</source>
        <translation>құралды қосып, драйверін іске қосу</translation>
    </message>
    <message>
        <source>a fresh value from its driver</source>
        <translation>драйверден жаңа мән</translation>
    </message>
    <message>
        <source>look at the device, then arm again</source>
        <translation>құралды қарап, қайта кезекшілікке қою</translation>
    </message>
    <message>
        <source>arm the observatory; an alert opens it too</source>
        <translation>кезекшілікке қою; алерт те ашады</translation>
    </message>
    <message>
        <source>wait until it is cold</source>
        <translation>суығанша күту</translation>
    </message>
    <message>
        <source>wait until it rises above %1°</source>
        <translation>%1°-тан көтерілгенше күту</translation>
    </message>
    <message>
        <source>wait until it sinks below %1°</source>
        <translation>%1°-тан түскенше күту</translation>
    </message>
    <message>
        <source>the other turn of the cable wrap</source>
        <translation>кабельдің басқа орамы</translation>
    </message>
    <message>
        <source>a target farther from the Sun</source>
        <translation>Күннен алыс нысана</translation>
    </message>
    <message>
        <source>night: the Sun below %1°</source>
        <translation>түн: Күн %1°-тан төмен</translation>
    </message>
    <message>
        <source>dry weather for 30 minutes</source>
        <translation>30 минут жаңбырсыз</translation>
    </message>
    <message>
        <source>drier air</source>
        <translation>құрғақ ауа</translation>
    </message>
    <message>
        <source>less wind</source>
        <translation>жел бәсеңдесе</translation>
    </message>
    <message>
        <source>milder air</source>
        <translation>жұмсақ температура</translation>
    </message>
    <message>
        <source>switch to robotic mode</source>
        <translation>робот режиміне ауысу</translation>
    </message>
    <message>
        <source>a connection to the alert broker</source>
        <translation>алерт брокерімен байланыс</translation>
    </message>
    <message>
        <source>free space on the journal&apos;s disk</source>
        <translation>журнал дискісінде бос орын</translation>
    </message>
    <message>
        <source>look at the disk; the damaged file is kept beside the journal</source>
        <translation>дискіні тексеріңіз; бүлінген файл журналдың жанында сақталды</translation>
    </message>
    <message>
        <source>wait until all is closed</source>
        <translation>бәрі жабылғанша күту</translation>
    </message>
    <message>
        <source>arm the observatory when it may open</source>
        <translation>ашуға болғанда кезекшілікке қою</translation>
    </message>
    <message>
        <source>roof fully open, or clear of the tube</source>
        <translation>шатыр ашық немесе құбырдан тыс</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ашу</translation>
    </message>
    <message>
        <source>close</source>
        <translation>жабу</translation>
    </message>
    <message>
        <source>track</source>
        <translation>ілесу</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>тоқтау</translation>
    </message>
    <message>
        <source>park</source>
        <translation>тұраққа</translation>
    </message>
    <message>
        <source>expose</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>тыныштық</translation>
    </message>
    <message>
        <source>mount</source>
        <translation>монтировка</translation>
    </message>
    <message>
        <source>roof</source>
        <translation>шатыр</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>қақпақ</translation>
    </message>
    <message>
        <source>camera %1</source>
        <translation>камера %1</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>фокус</translation>
    </message>
    <message>
        <source>rotator</source>
        <translation>ротатор</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>ауа райы</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>белгісіз</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>жабық</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>ашылуда</translation>
    </message>
    <message>
        <source>open</source>
        <comment>state of the roof or cover</comment>
        <translation>ашық</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>жабылуда</translation>
    </message>
    <message>
        <source>partly open</source>
        <translation>жартылай ашық</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>ақау</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>camera</comment>
        <translation>дайын</translation>
    </message>
    <message>
        <source>exposing</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>оқу</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>тұрақта</translation>
    </message>
    <message>
        <source>slewing</source>
        <translation>бағыттау</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>ілесу</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>тұр</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>күту</translation>
    </message>
    <message>
        <source>deciding</source>
        <translation>шешу</translation>
    </message>
    <message>
        <source>acquiring</source>
        <translation>нысанаға бағыттау</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>тоқтату</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>хабарлама</translation>
    </message>
    <message>
        <source>read</source>
        <translation>оқылды</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>шешілді</translation>
    </message>
    <message>
        <source>first command</source>
        <translation>алғашқы команда</translation>
    </message>
    <message>
        <source>in field</source>
        <translation>өрісте</translation>
    </message>
    <message>
        <source>roof clear</source>
        <translation>шатыр тыс</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>қақпақ ашық</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>first frame</source>
        <translation>алғашқы кадр</translation>
    </message>
    <message>
        <source>none</source>
        <comment>slowest device</comment>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>камера</translation>
    </message>
    <message>
        <source>new</source>
        <translation>жаңа</translation>
    </message>
    <message>
        <source>responding</source>
        <translation>әрекет</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>бақыланды</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>кезекте</translation>
    </message>
    <message>
        <source>asks you</source>
        <translation>сізді күтуде</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>еленбеді</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>оқылмайды</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>сәтсіз</translation>
    </message>
    <message>
        <source>robotic</source>
        <translation>робот</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>қолмен</translation>
    </message>
    <message>
        <source>engineering</source>
        <translation>инженерлік</translation>
    </message>
    <message>
        <source>alert received</source>
        <translation>алерт алынды</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>қабылданды</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>қабылданбады</translation>
    </message>
    <message>
        <source>on target</source>
        <translation>нысанада</translation>
    </message>
    <message>
        <source>target lost</source>
        <translation>нысана жоғалды</translation>
    </message>
    <message>
        <source>better position</source>
        <translation>координаттар нақтыланды</translation>
    </message>
    <message>
        <source>all exposures taken</source>
        <translation>барлық экспозиция жасалды</translation>
    </message>
    <message>
        <source>stopped by a person</source>
        <translation>адам тоқтатты</translation>
    </message>
    <message>
        <source>stopped: not safe</source>
        <translation>тоқтатылды: қауіпті</translation>
    </message>
    <message>
        <source>device fault</source>
        <translation>құрал ақауы</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>тым ұзақ</translation>
    </message>
    <message>
        <source>all at rest</source>
        <translation>бәрі тоқтады</translation>
    </message>
    <message>
        <source>make safe</source>
        <translation>қауіпсіз ету</translation>
    </message>
    <message>
        <source>stop motion</source>
        <translation>қозғалысты тоқтату</translation>
    </message>
    <message>
        <source>stop the response</source>
        <translation>әрекетті тоқтату</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>кезекшілікке</translation>
    </message>
    <message>
        <source>disarm</source>
        <translation>кезекшіліктен алу</translation>
    </message>
    <message>
        <source>simulation: %1</source>
        <translation>симуляция: %1</translation>
    </message>
    <message>
        <source>%1: accepted</source>
        <comment>request</comment>
        <translation>%1: қабылданды</translation>
    </message>
    <message>
        <source>%1: no answer, the link broke</source>
        <comment>request</comment>
        <translation>%1: жауап жоқ, байланыс үзілді</translation>
    </message>
    <message>
        <source>%1: not accepted: %2</source>
        <comment>request, reasons</comment>
        <translation>%1: қабылданбады: %2</translation>
    </message>
    <message>
        <source>alert feed not heard yet</source>
        <translation>алерт арнасы әлі естілген жоқ</translation>
    </message>
    <message>
        <source>significance</source>
        <translation>маңыздылығы</translation>
    </message>
    <message>
        <source>false alarms a year</source>
        <translation>жылына жалған дабыл</translation>
    </message>
    <message>
        <source>highest tonight</source>
        <translation>осы түндегі ең үлкен биіктік</translation>
    </message>
    <message>
        <source>up tonight for</source>
        <translation>осы түні көрінеді</translation>
    </message>
    <message>
        <source>distance to the Moon</source>
        <translation>Айға дейінгі қашықтық</translation>
    </message>
    <message>
        <source>Moon lit</source>
        <translation>Айдың жарықтанған бөлігі</translation>
    </message>
    <message>
        <source>responses tonight</source>
        <translation>осы түнгі әрекеттер</translation>
    </message>
    <message>
        <source>responses to this mission tonight</source>
        <translation>осы түні осы миссияға әрекеттер</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>басымдық</translation>
    </message>
    <message>
        <source>class: %1</source>
        <translation>класы: %1</translation>
    </message>
    <message>
        <source>class not stated</source>
        <translation>класы көрсетілмеген</translation>
    </message>
    <message>
        <source>position is where an instrument points</source>
        <translation>координаттар — аспап бағытталған жер</translation>
    </message>
    <message>
        <source>position not available yet</source>
        <translation>координаталар әлі жоқ</translation>
    </message>
    <message>
        <source>only a sky map</source>
        <translation>тек аспан картасы</translation>
    </message>
    <message>
        <source>telescope is free</source>
        <translation>телескоп бос</translation>
    </message>
    <message>
        <source>another response runs</source>
        <translation>басқа әрекет жүріп жатыр</translation>
    </message>
    <message>
        <source>goes before what runs: priority %1 &gt; %2</source>
        <translation>жүріп жатқаннан маңызды: басымдық %1 &gt; %2</translation>
    </message>
    <message>
        <source>waits for what runs: priority %1 ≤ %2</source>
        <translation>жүріп жатқанды күтеді: басымдық %1 ≤ %2</translation>
    </message>
    <message>
        <source>test or not: not stated</source>
        <translation>сынақ па, жоқ па: көрсетілмеген</translation>
    </message>
    <message>
        <source>the Moon is down or dim</source>
        <translation>Ай көкжиек астында не күңгірт</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>quantity, comparison sign, limit</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>class as wanted</source>
        <translation>қажетті класс</translation>
    </message>
    <message>
        <source>nothing runs that matters as much</source>
        <translation>осындай маңызды ештеңе жүріп жатқан жоқ</translation>
    </message>
    <message>
        <source>%1: every rule passed</source>
        <comment>outcome</comment>
        <translation>%1: барлық ереже орындалды</translation>
    </message>
    <message>
        <source>stay: better position %1 away ≤ %2, gains %3 %</source>
        <translation>орнында қалу: дәлірек координаттар %1 қашықта ≤ %2, ұтыс %3 %</translation>
    </message>
    <message>
        <source>move at the next gap: better position %1 away ≤ %2, gains %3 % for %4 s</source>
        <translation>келесі үзілісте жылжу: дәлірек координаттар %1 қашықта ≤ %2, ұтыс %3 %, құны %4 с</translation>
    </message>
    <message>
        <source>move now: better position %1 away &gt; %2, gains %3 % for %4 s</source>
        <translation>қазір жылжу: дәлірек координаттар %1 қашықта &gt; %2, ұтыс %3 %, құны %4 с</translation>
    </message>
    <message>
        <source>a test</source>
        <translation>сынақ</translation>
    </message>
    <message>
        <source>star tracker lost lock</source>
        <translation>жұлдыз датчигі байлауын жоғалтты</translation>
    </message>
    <message>
        <source>known source (flight catalogue)</source>
        <translation>белгілі көз (борттық каталог)</translation>
    </message>
    <message>
        <source>known source (ground catalogue)</source>
        <translation>белгілі көз (жердегі каталог)</translation>
    </message>
    <message>
        <source>definitely not a burst</source>
        <translation>анық жарқыл емес</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>шектен төмен</translation>
    </message>
    <message>
        <source>perhaps a cosmic ray</source>
        <translation>ғарыштық бөлшек болуы мүмкін</translation>
    </message>
    <message>
        <source>position contradicts itself</source>
        <translation>координаттар бір-біріне қайшы</translation>
    </message>
    <message>
        <source>the instrument found no source</source>
        <translation>аспап көз таппады</translation>
    </message>
    <message>
        <source>a product or a status, no detection</source>
        <translation>өнім не күй, анықтау емес</translation>
    </message>
    <message>
        <source>a service message</source>
        <translation>қызметтік хабар</translation>
    </message>
    <message>
        <source>a report on old data</source>
        <translation>мұрағат деректері бойынша хабар</translation>
    </message>
    <message>
        <source>for the mission&apos;s own people</source>
        <translation>миссияның өз қызметкерлеріне арналған</translation>
    </message>
    <message>
        <source>low significance</source>
        <translation>маңыздылығы төмен</translation>
    </message>
    <message>
        <source>not an alert</source>
        <translation>алерт емес</translation>
    </message>
    <message>
        <source>fast radio burst</source>
        <translation>жылдам радиожарқыл</translation>
    </message>
    <message>
        <source>mostly noise in notices of this kind</source>
        <translation>мұндай хабарламалар көбіне шу</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>көрсетілмеген</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>жарқыл</translation>
    </message>
    <message>
        <source>gravitational wave</source>
        <translation>гравитациялық толқын</translation>
    </message>
    <message>
        <source>neutrino</source>
        <translation>нейтрино</translation>
    </message>
    <message>
        <source>X-ray transient</source>
        <translation>рентген транзиенті</translation>
    </message>
    <message>
        <source>no such alert, or nothing to answer</source>
        <translation>мұндай алерт жоқ немесе жауап беретін ештеңе жоқ</translation>
    </message>
    <message>
        <source>the file of rules cannot be used</source>
        <translation>ережелер файлын қолдануға болмайды</translation>
    </message>
    <message>
        <source>this feed cannot bring its past again</source>
        <translation>бұл арна өткенін қайталай алмайды</translation>
    </message>
    <message>
        <source>nobody of that name is to be told</source>
        <translation>мұндай атаумен ешкімге хабарланбайды</translation>
    </message>
    <message>
        <source>choose an alert of the queue that has a position</source>
        <translation>кезектен координатасы бар алертті таңдаңыз</translation>
    </message>
    <message>
        <source>mend the file of rules: tulparctl policy --check says where</source>
        <translation>ережелер файлын түзетіңіз: қай жерде екенін tulparctl policy --check айтады</translation>
    </message>
    <message>
        <source>name a feed that keeps its messages, such as gcn</source>
        <translation>хабарламаларын сақтайтын арнаны атаңыз, мысалы gcn</translation>
    </message>
    <message>
        <source>name a person of [[notify]] in the settings</source>
        <translation>баптаулардағы [[notify]] ішінен адамды атаңыз</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>ауыстырылған</translation>
    </message>
    <message>
        <source>test</source>
        <translation>сынақ</translation>
    </message>
    <message>
        <source>given up for a more important alert</source>
        <translation>маңыздырақ алерт үшін тоқтатылды</translation>
    </message>
    <message>
        <source>respond to the alert</source>
        <translation>алертке жауап беру</translation>
    </message>
    <message>
        <source>decline the alert</source>
        <translation>алерттен бас тарту</translation>
    </message>
    <message>
        <source>acknowledge the alert</source>
        <translation>алерт естілгенін растау</translation>
    </message>
    <message>
        <source>note</source>
        <translation>жазба</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>басқа атау</translation>
    </message>
    <message>
        <source>notice by hand</source>
        <translation>қолмен берілген хабарлама</translation>
    </message>
    <message>
        <source>alert by hand</source>
        <translation>қолмен берілген алерт</translation>
    </message>
    <message>
        <source>read the rules again</source>
        <translation>ережелерді қайта оқу</translation>
    </message>
    <message>
        <source>read earlier alerts again</source>
        <translation>бұрынғы алерттерді қайта оқу</translation>
    </message>
    <message>
        <source>trial notification</source>
        <translation>сынама хабарландыру</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>шарт</translation>
    </message>
    <message>
        <source>snow or ice</source>
        <translation>қар не мұз</translation>
    </message>
    <message>
        <source>clouds: sky at %1 °C &gt; %2 °C</source>
        <translation>бұлт: аспан %1 °C &gt; %2 °C</translation>
    </message>
    <message>
        <source>no way out for %1 s &gt; %2 s</source>
        <translation>сыртқа байланыс жоқ %1 с &gt; %2 с</translation>
    </message>
    <message>
        <source>disk: %1 GiB free &lt; %2 GiB</source>
        <translation>диск: бос %1 ГиБ &lt; %2 ГиБ</translation>
    </message>
    <message>
        <source>%1: not measured</source>
        <translation>%1: өлшенбеген</translation>
    </message>
    <message>
        <source>%1: last measured %2 s ago &gt; %3 s</source>
        <translation>%1: %2 с бұрын өлшенген &gt; %3 с</translation>
    </message>
    <message>
        <source>%1: %2, opens only at %3</source>
        <translation>%1: %2, тек %3 болғанда ашылады</translation>
    </message>
    <message>
        <source>not in this mode</source>
        <translation>бұл режимде емес</translation>
    </message>
    <message>
        <source>%1 has control</source>
        <translation>%1 басқаруда</translation>
    </message>
    <message>
        <source>altitude %1° &lt; horizon there %2°</source>
        <translation>биіктік %1° &lt; ондағы көкжиек %2°</translation>
    </message>
    <message>
        <source>target %1° from the Sun &lt; %2°</source>
        <translation>нысан Күннен %1° &lt; %2°</translation>
    </message>
    <message>
        <source>roof moving, and the tube does not clear it</source>
        <translation>шатыр қозғалуда, түтік оған тиеді</translation>
    </message>
    <message>
        <source>telescope not measured clear of the roof</source>
        <translation>телескоптың шатырға кедергі емес екені өлшенбеген</translation>
    </message>
    <message>
        <source>neither roof nor cover measured closed</source>
        <translation>шатыр да, қақпақ та жабық деп өлшенбеген</translation>
    </message>
    <message>
        <source>%1: moved by another program or hand</source>
        <translation>%1: басқа бағдарлама не қол қозғады</translation>
    </message>
    <message>
        <source>%1 not set as asked: %2, not %3</source>
        <translation>%1: сұралғандай емес: %2, %3 емес</translation>
    </message>
    <message>
        <source>clock uncertain by %1 s</source>
        <translation>сағат %1 с дәл емес</translation>
    </message>
    <message>
        <source>heartbeat withheld: the roof closes by itself</source>
        <translation>тіршілік белгісі ұсталды: шатыр өзі жабылады</translation>
    </message>
    <message>
        <source>the roof would not close by itself yet</source>
        <translation>шатыр әзірге өздігінен жабылмас еді</translation>
    </message>
    <message>
        <source>%1: no override</source>
        <translation>%1: елемеуге болмайды</translation>
    </message>
    <message>
        <source>who speaks is not said</source>
        <translation>кім сөйлейтіні айтылмаған</translation>
    </message>
    <message>
        <source>%1 was withdrawn, its response stopped</source>
        <translation>%1 қайтарып алынды, әрекеті тоқтатылды</translation>
    </message>
    <message>
        <source>look at the roof, clear it, then override with your name</source>
        <translation>шатырды қарап, тазалап, өз атыңызбен елемеңіз</translation>
    </message>
    <message>
        <source>a clear sky</source>
        <translation>ашық аспан</translation>
    </message>
    <message>
        <source>mains power</source>
        <translation>желі қуаты</translation>
    </message>
    <message>
        <source>the network to the outside</source>
        <translation>сыртқы желі</translation>
    </message>
    <message>
        <source>free space where frames are kept</source>
        <translation>кадрлар дискісінде бос орын</translation>
    </message>
    <message>
        <source>a fresh value from its sensor</source>
        <translation>датчиктен жаңа мән</translation>
    </message>
    <message>
        <source>wait; it opens by itself when armed</source>
        <translation>күтіңіз; кезекшілікте өзі ашылады</translation>
    </message>
    <message>
        <source>a better value; what is open stays open</source>
        <translation>жақсырақ мән; ашық ашық қалады</translation>
    </message>
    <message>
        <source>switch the mode</source>
        <translation>режимді ауыстыру</translation>
    </message>
    <message>
        <source>ask for control</source>
        <translation>басқаруды сұрау</translation>
    </message>
    <message>
        <source>wait until it rises above the horizon</source>
        <translation>көкжиектен көтерілгенше күту</translation>
    </message>
    <message>
        <source>wait until the roof stands open</source>
        <translation>шатыр ашылғанша күту</translation>
    </message>
    <message>
        <source>go and look; close the roof from here when the telescope is clear of it</source>
        <translation>барып қараңыз; телескоп кедергі болмаса, шатырды осыдан жабыңыз</translation>
    </message>
    <message>
        <source>close the cover</source>
        <translation>қақпақты жабу</translation>
    </message>
    <message>
        <source>find who moves it; it is known again when measured at rest</source>
        <translation>кім қозғайтынын табыңыз; тыныш деп өлшенсе, қайта белгілі болады</translation>
    </message>
    <message>
        <source>it is set again; else restart its driver</source>
        <translation>қайта орнатылады; әйтпесе драйверін қайта қосыңыз</translation>
    </message>
    <message>
        <source>a time server: chronyc sources</source>
        <translation>уақыт сервері: chronyc sources</translation>
    </message>
    <message>
        <source>fresh weather and a roof that obeys</source>
        <translation>жаңа ауа райы және бағынатын шатыр</translation>
    </message>
    <message>
        <source>a heartbeat that the device side has heard</source>
        <translation>құрылғылар жағы естіген тіршілік белгісі</translation>
    </message>
    <message>
        <source>a shorter override; it can be renewed</source>
        <translation>қысқарақ елемеу; оны ұзартуға болады</translation>
    </message>
    <message>
        <source>wait until it is good</source>
        <translation>жақсы болғанша күту</translation>
    </message>
    <message>
        <source>say your name</source>
        <translation>атыңызды айту</translation>
    </message>
    <message>
        <source>nothing: the observatory waits for the next alert</source>
        <translation>ештеңе: обсерватория келесі алертті күтеді</translation>
    </message>
    <message>
        <source>humidity</source>
        <translation>ылғалдылық</translation>
    </message>
    <message>
        <source>dew point gap</source>
        <translation>шық нүктесіне дейін</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>жел</translation>
    </message>
    <message>
        <source>gusts</source>
        <translation>екпін</translation>
    </message>
    <message>
        <source>clouds</source>
        <translation>бұлт</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>суық</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>ыстық</translation>
    </message>
    <message>
        <source>power</source>
        <translation>қуат</translation>
    </message>
    <message>
        <source>network</source>
        <translation>байланыс</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>диск</translation>
    </message>
    <message>
        <source>weather report</source>
        <translation>ауа райы деректері</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>иә</translation>
    </message>
    <message>
        <source>no</source>
        <translation>жоқ</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>%1 m/s</source>
        <translation>%1 м/с</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 ГиБ</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>open the roof</source>
        <translation>шатырды ашу</translation>
    </message>
    <message>
        <source>close the roof</source>
        <translation>шатырды жабу</translation>
    </message>
    <message>
        <source>open the mirror cover</source>
        <translation>айна қақпағын ашу</translation>
    </message>
    <message>
        <source>close the mirror cover</source>
        <translation>айна қақпағын жабу</translation>
    </message>
    <message>
        <source>park the mount</source>
        <translation>монтировканы тұраққа қою</translation>
    </message>
    <message>
        <source>unpark the mount</source>
        <translation>монтировканы тұрақтан шығару</translation>
    </message>
    <message>
        <source>slew</source>
        <translation>бағыттау</translation>
    </message>
    <message>
        <source>cool the cameras</source>
        <translation>камераларды суыту</translation>
    </message>
    <message>
        <source>warm the cameras</source>
        <translation>камераларды жылыту</translation>
    </message>
    <message>
        <source>notice</source>
        <comment>weight of an alarm</comment>
        <translation>хабар</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>ескерту</translation>
    </message>
    <message>
        <source>DANGER</source>
        <translation>ҚАУІП</translation>
    </message>
    <message>
        <source>seen, still there</source>
        <translation>көрілген, әлі бар</translation>
    </message>
    <message>
        <source>gone, not seen</source>
        <translation>өтті, көрілмеген</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>өтті</translation>
    </message>
    <message>
        <source>take control</source>
        <translation>басқаруды алу</translation>
    </message>
    <message>
        <source>release control</source>
        <translation>басқаруды босату</translation>
    </message>
    <message>
        <source>answer who asks for control</source>
        <translation>басқару сұраушыға жауап</translation>
    </message>
    <message>
        <source>take control back</source>
        <translation>басқаруды қайтарып алу</translation>
    </message>
    <message>
        <source>override</source>
        <translation>елемеу</translation>
    </message>
    <message>
        <source>end of override</source>
        <translation>елемеудің соңы</translation>
    </message>
    <message>
        <source>acknowledge alarm</source>
        <translation>дабылды растау</translation>
    </message>
    <message>
        <source>device server gone</source>
        <translation>құрылғылар сервері жоғалды</translation>
    </message>
    <message>
        <source>not in robotic mode</source>
        <translation>робот режимінде емес</translation>
    </message>
    <message>
        <source>the core ended without goodbye and began anew: nothing was resumed, the roof was made safe</source>
        <translation>ядро кенет үзіліп, қайта іске қосылды: ештеңе жалғастырылмады, шатыр қауіпсіз етілді</translation>
    </message>
    <message>
        <source>being made safe (%1)</source>
        <comment>person</comment>
        <translation>обсерватория жабылуда (%1)</translation>
    </message>
    <message>
        <source>on battery for %1</source>
        <translation>%1 батареядан</translation>
    </message>
    <message>
        <source>%1: good now, %2 to wait</source>
        <translation>%1: қазір жақсы, %2 күту</translation>
    </message>
    <message>
        <source>%1 asked, at most %2</source>
        <comment>times</comment>
        <translation>сұралғаны %1, ең көбі %2</translation>
    </message>
    <message>
        <source>the core starts the device server again; else look at indiserver</source>
        <translation>ядро құрылғылар серверін қайта іске қосады; әйтпесе indiserver тексеріңіз</translation>
    </message>
    <message>
        <source>look at the devices, then acknowledge (F7)</source>
        <translation>құрылғыларды қараңыз, сосын дабылды көрілді деңіз (F7)</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 сағ %2 мин</translation>
    </message>
    <message>
        <source>Sun at %1°, begins at %2°</source>
        <translation>Күн %1°-та, басталуы %2°-та</translation>
    </message>
    <message>
        <source>Sun at %1°, ends at %2°</source>
        <translation>Күн %1°-та, аяқталуы %2°-та</translation>
    </message>
    <message>
        <source>paused by %1</source>
        <comment>person</comment>
        <translation>кідіртті: %1</translation>
    </message>
    <message>
        <source>skipped by %1</source>
        <comment>person</comment>
        <translation>өткізіп жіберді: %1</translation>
    </message>
    <message>
        <source>%1 is answered first</source>
        <comment>alert</comment>
        <translation>алдымен %1 бойынша әрекет</translation>
    </message>
    <message>
        <source>no programme</source>
        <translation>бағдарлама жоқ</translation>
    </message>
    <message>
        <source>nothing can be observed now; next in %1</source>
        <translation>қазір бақылайтын ештеңе жоқ; келесісі %1 кейін</translation>
    </message>
    <message>
        <source>nothing more can be observed tonight</source>
        <translation>бұл түнде енді бақылайтын ештеңе жоқ</translation>
    </message>
    <message>
        <source>its place in the plan, priority %1</source>
        <translation>жоспардағы орны, басымдығы %1</translation>
    </message>
    <message>
        <source>has a fixed time, in %1</source>
        <translation>уақыты белгіленген, %1 кейін</translation>
    </message>
    <message>
        <source>taken up again: %1 of %2 exposures</source>
        <translation>жалғасуда: %2 экспозицияның %1</translation>
    </message>
    <message>
        <source>first: %1</source>
        <comment>step of the night</comment>
        <translation>алдымен: %1</translation>
    </message>
    <message>
        <source>a step before is not done</source>
        <translation>алдыңғы қадам жасалмаған</translation>
    </message>
    <message>
        <source>%1 of the night left, %2 needed</source>
        <translation>түннің соңына %1 қалды, %2 керек</translation>
    </message>
    <message>
        <source>the night is not run by itself</source>
        <translation>түн өздігінен жүргізілмейді</translation>
    </message>
    <message>
        <source>everything for tonight is done</source>
        <translation>бұл түнге барлығы жасалды</translation>
    </message>
    <message>
        <source>%1 counts, %2 wanted</source>
        <translation>%1 санақ, %2 керек</translation>
    </message>
    <message>
        <source>%1 points fit, %2 needed</source>
        <translation>келетін нүкте: %1, керегі %2</translation>
    </message>
    <message>
        <source>wait; it goes on by itself</source>
        <translation>күтіңіз; өзі жалғасады</translation>
    </message>
    <message>
        <source>continue it in the night&apos;s panel</source>
        <translation>түн панелінде жалғастыру</translation>
    </message>
    <message>
        <source>start it again in the night&apos;s panel</source>
        <translation>түн панелінде қайта бастау</translation>
    </message>
    <message>
        <source>wait; the block is taken up again after the burst</source>
        <translation>күтіңіз; жарқылдан кейін блок жалғасады</translation>
    </message>
    <message>
        <source>give it a programme: Programme, Open</source>
        <translation>бағдарлама беріңіз: Бағдарлама, Ашу</translation>
    </message>
    <message>
        <source>another night</source>
        <translation>басқа түн</translation>
    </message>
    <message>
        <source>switch on: run the night</source>
        <translation>қосу: түнді жүргізу</translation>
    </message>
    <message>
        <source>brighter or darker twilight</source>
        <translation>жарығырақ не қараңғырақ ымырт</translation>
    </message>
    <message>
        <source>a field with more stars; then start the step again</source>
        <translation>жұлдызы көбірек өріс; содан кейін қадамды қайта бастау</translation>
    </message>
    <message>
        <source>nothing is needed</source>
        <translation>ештеңе керек емес</translation>
    </message>
    <message>
        <source>start-up</source>
        <translation>іске қосу</translation>
    </message>
    <message>
        <source>dusk flats</source>
        <translation>кешкі жазық өрістер</translation>
    </message>
    <message>
        <source>observing</source>
        <translation>бақылау</translation>
    </message>
    <message>
        <source>dawn flats</source>
        <translation>таңғы жазық өрістер</translation>
    </message>
    <message>
        <source>darks</source>
        <translation>қараңғы кадрлар</translation>
    </message>
    <message>
        <source>shutdown</source>
        <translation>өшіру</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>step of the night</comment>
        <translation>күтуде</translation>
    </message>
    <message>
        <source>runs</source>
        <comment>step of the night</comment>
        <translation>жүріп жатыр</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>step of the night</comment>
        <translation>кідіртілді</translation>
    </message>
    <message>
        <source>done</source>
        <comment>step of the night</comment>
        <translation>жасалды</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>step of the night</comment>
        <translation>өткізілді</translation>
    </message>
    <message>
        <source>planned</source>
        <comment>block</comment>
        <translation>жоспарда</translation>
    </message>
    <message>
        <source>slewing</source>
        <comment>block</comment>
        <translation>бағыттау</translation>
    </message>
    <message>
        <source>exposing</source>
        <comment>block</comment>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>interrupted</source>
        <comment>block</comment>
        <translation>үзілді</translation>
    </message>
    <message>
        <source>done</source>
        <comment>block</comment>
        <translation>жасалды</translation>
    </message>
    <message>
        <source>given up</source>
        <comment>block</comment>
        <translation>қалдырылды</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>block</comment>
        <translation>өткізілді</translation>
    </message>
    <message>
        <source>%1: good again, not yet for long enough</source>
        <comment>condition</comment>
        <translation>%1: қайта жақсы, бірақ әлі аз уақыт</translation>
    </message>
    <message>
        <source>%1: not good enough to open</source>
        <comment>condition</comment>
        <translation>%1: ашуға жеткілікті жақсы емес</translation>
    </message>
    <message>
        <source>%1: bad</source>
        <comment>condition</comment>
        <translation>%1: нашар</translation>
    </message>
    <message>
        <source>the core was stopped</source>
        <translation>ядро тоқтатылды</translation>
    </message>
    <message>
        <source>the core died and was started anew</source>
        <translation>ядро үзіліп, қайта іске қосылды</translation>
    </message>
    <message>
        <source>not in robotic mode (%1)</source>
        <comment>person</comment>
        <translation>робот режимінде емес (%1)</translation>
    </message>
    <message>
        <source>made safe by %1</source>
        <comment>person</comment>
        <translation>қауіпсіз етті: %1</translation>
    </message>
    <message>
        <source>deciding on %1</source>
        <comment>alert</comment>
        <translation>%1 бойынша шешім</translation>
    </message>
    <message>
        <source>%1: silent</source>
        <comment>device</comment>
        <translation>%1: үнсіз</translation>
    </message>
    <message>
        <source>%1: does not do what it is told</source>
        <comment>device</comment>
        <translation>%1: бұйрықты орындамайды</translation>
    </message>
    <message>
        <source>%1: between its exposures and moves</source>
        <comment>step of the night</comment>
        <translation>%1: экспозициялар мен қозғалыстар арасында</translation>
    </message>
    <message>
        <source>nothing of the programme can be observed</source>
        <translation>бағдарламадан ештеңе бақылауға келмейді</translation>
    </message>
    <message>
        <source>waits for the Sun</source>
        <translation>Күнді күтуде</translation>
    </message>
    <message>
        <source>waits for a block with a fixed time</source>
        <translation>уақыты белгіленген блокты күтуде</translation>
    </message>
    <message>
        <source>skipped by a person</source>
        <translation>адам өткізіп жіберді</translation>
    </message>
    <message>
        <source>the rest of the night was too short</source>
        <translation>түннің қалғаны жетпеді</translation>
    </message>
    <message>
        <source>unexplained</source>
        <comment>time of the night</comment>
        <translation>түсіндірілмеген</translation>
    </message>
    <message>
        <source>no fact in the journal says why</source>
        <translation>журналда себебін айтатын дерек жоқ</translation>
    </message>
    <message>
        <source>sky flats</source>
        <translation>жазық өрістер</translation>
    </message>
    <message>
        <source>focus run</source>
        <translation>фокустау</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>exposures</comment>
        <translation>қолмен</translation>
    </message>
    <message>
        <source>%1: %2 failed</source>
        <comment>device, command</comment>
        <translation>%1: %2 орындалмады</translation>
    </message>
    <message>
        <source>frame lost, channel %1</source>
        <translation>кадр жоғалды, арна %1</translation>
    </message>
    <message>
        <source>%1: moved or set by another program (%2)</source>
        <comment>device, what</comment>
        <translation>%1: басқа бағдарлама басқарды (%2)</translation>
    </message>
    <message>
        <source>alert feed %1 silent</source>
        <translation>алерттер арнасы %1 үнсіз</translation>
    </message>
    <message>
        <source>the journal was damaged; what could be read was saved</source>
        <translation>журнал бүлінген; оқылғаны сақталды</translation>
    </message>
    <message>
        <source>%1 was not reached</source>
        <comment>person</comment>
        <translation>хабарласу мүмкін болмады: %1</translation>
    </message>
    <message>
        <source>The core does not run.</source>
        <translation>Ядро жұмыс істемейді.</translation>
    </message>
    <message>
        <source>The roof is not closed (%1).</source>
        <translation>Шатыр жабық емес (%1).</translation>
    </message>
    <message>
        <source>Alarm: %1</source>
        <translation>Дабыл: %1</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <comment>person</comment>
        <translation>көрген: %1</translation>
    </message>
    <message>
        <source>An override is on: %1, by %2</source>
        <comment>condition, person</comment>
        <translation>Елемеу қосулы: %1, %2</translation>
    </message>
    <message>
        <source>the core does not close by itself</source>
        <translation>ядро өзі жаппайды</translation>
    </message>
    <message>
        <source>The mode is %1 (%2): nothing is answered by itself.</source>
        <comment>mode, person</comment>
        <translation>Режим: %1 (%2); өздігінен әрекет жоқ.</translation>
    </message>
    <message>
        <source>%1: still without connection</source>
        <comment>device</comment>
        <translation>%1: әлі байланыс жоқ</translation>
    </message>
    <message>
        <source>%1: still in fault</source>
        <comment>device</comment>
        <translation>%1: әлі ақаулы</translation>
    </message>
    <message>
        <source>Not finished: %1</source>
        <comment>block</comment>
        <translation>Аяқталмаған: %1</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <comment>block</comment>
        <translation>Қалдырылды: %1</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <comment>step of the night</comment>
        <translation>Өткізілді: %1</translation>
    </message>
    <message>
        <source>%1 asked for a person and got no answer.</source>
        <comment>alert</comment>
        <translation>%1: адам керек болды, жауап болмады.</translation>
    </message>
    <message>
        <source>%1 was answered; nobody has acknowledged it yet.</source>
        <comment>alert</comment>
        <translation>%1: әрекет болды, оны әлі ешкім көрмеген.</translation>
    </message>
    <message>
        <source>The last focus run was not good enough; the focus before it stands.</source>
        <translation>Соңғы фокустау сәтсіз; бұрынғы фокус қалды.</translation>
    </message>
    <message>
        <source>The evening&apos;s fire drill failed</source>
        <translation>Кешкі оқу дабылы сәтсіз</translation>
    </message>
    <message>
        <source>Frames lost: %1</source>
        <translation>Жоғалған кадрлар: %1</translation>
    </message>
    <message>
        <source>The core died; times: %1</source>
        <translation>Ядро үзілді; рет: %1</translation>
    </message>
    <message>
        <source>The journal was damaged; what could be read was saved.</source>
        <translation>Журнал бүлінген; оқылғаны сақталды.</translation>
    </message>
    <message>
        <source>Problems in the programme: %1</source>
        <translation>Бағдарламадағы қателер: %1</translation>
    </message>
    <message>
        <source>%1 of darkness that no fact explains: look at the journal.</source>
        <translation>%1 қараңғы уақыт ештеңемен түсіндірілмеген: журналға қараңыз.</translation>
    </message>
    <message>
        <source>good</source>
        <comment>state of a condition</comment>
        <translation>жақсы</translation>
    </message>
    <message>
        <source>marginal</source>
        <comment>state of a condition</comment>
        <translation>шекте</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>state of a condition</comment>
        <translation>нашар</translation>
    </message>
    <message>
        <source>good again, waiting</source>
        <comment>state of a condition</comment>
        <translation>қайта жақсы, күтуде</translation>
    </message>
    <message>
        <source>not measured</source>
        <comment>state of a condition</comment>
        <translation>өлшенбейді</translation>
    </message>
    <message>
        <source>sky</source>
        <translation>аспан</translation>
    </message>
    <message>
        <source>time</source>
        <translation>уақыт</translation>
    </message>
    <message>
        <source>roof open</source>
        <translation>шатыр ашық</translation>
    </message>
    <message>
        <source>Exposing %1 of %2 dark</source>
        <translation>%2 қараңғы уақыттың %1 экспозиция</translation>
    </message>
    <message>
        <source>It has not been dark yet.</source>
        <translation>Әлі қараңғы түскен жоқ.</translation>
    </message>
    <message>
        <source>%1: not good for %2</source>
        <comment>condition, time</comment>
        <translation>%1: %2 жақсы болмады</translation>
    </message>
    <message>
        <source>Width of the stars: %1</source>
        <translation>Жұлдыздар ені: %1</translation>
    </message>
    <message>
        <source>The roof was not opened.</source>
        <translation>Шатыр ашылмады.</translation>
    </message>
    <message>
        <source>Roof open %1</source>
        <translation>Шатыр ашық %1</translation>
    </message>
    <message>
        <source>not observed because</source>
        <translation>бақыланбады, себебі</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>қараңғы</translation>
    </message>
    <message>
        <source>The night&apos;s time</source>
        <translation>Түн уақыты</translation>
    </message>
    <message>
        <source>share of the dark</source>
        <translation>қараңғы үлесі</translation>
    </message>
    <message>
        <source>sunset to sunrise</source>
        <translation>батуынан шығуына дейін</translation>
    </message>
    <message>
        <source>together</source>
        <translation>барлығы</translation>
    </message>
    <message>
        <source>Night of %1</source>
        <translation>%1 түні</translation>
    </message>
    <message>
        <source>%1: night of %2</source>
        <comment>observatory, date</comment>
        <translation>%1: %2 түні</translation>
    </message>
    <message>
        <source>All times UTC.</source>
        <translation>Барлық уақыт — UTC.</translation>
    </message>
    <message>
        <source>All times UTC. The night is not over: as of %1.</source>
        <translation>Барлық уақыт — UTC. Түн аяқталған жоқ: %1 жағдайы.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>және тағы %1</translation>
    </message>
    <message>
        <source>control: nobody</source>
        <translation>басқару: ешкім</translation>
    </message>
    <message>
        <source>control: %1</source>
        <comment>person</comment>
        <translation>басқару: %1</translation>
    </message>
    <message>
        <source>(by %1)</source>
        <comment>person</comment>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 МиБ</translation>
    </message>
    <message>
        <source>For the next operator</source>
        <translation>Келесі операторға</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Ашық іс жоқ.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Шарттар</translation>
    </message>
    <message>
        <source>All conditions were good from sunset to sunrise.</source>
        <translation>Күн батқаннан шыққанға дейін барлық шарт жақсы болды.</translation>
    </message>
    <message>
        <source>Faults and alarms</source>
        <translation>Ақаулар мен дабылдар</translation>
    </message>
    <message>
        <source>times</source>
        <translation>рет</translation>
    </message>
    <message>
        <source>remedies tried: %1</source>
        <translation>түзету әрекеттері: %1</translation>
    </message>
    <message>
        <source>still there</source>
        <comment>fault</comment>
        <translation>әлі бар</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>дабыл</translation>
    </message>
    <message>
        <source>not seen by a person</source>
        <translation>ешкім көрмеген</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Жоқ.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Адамдар</translation>
    </message>
    <message>
        <source>by</source>
        <translation>кім</translation>
    </message>
    <message>
        <source>why</source>
        <translation>неге</translation>
    </message>
    <message>
        <source>still on</source>
        <comment>override</comment>
        <translation>әлі қосулы</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <comment>person</comment>
        <translation>аяқтаған: %1</translation>
    </message>
    <message>
        <source>mode %1, by %2</source>
        <comment>mode, person</comment>
        <translation>режим %1, %2</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>person, alert, note</comment>
        <translation>%1, %2 туралы: %3</translation>
    </message>
    <message>
        <source>Orders given: %1</source>
        <translation>Берілген өкімдер: %1</translation>
    </message>
    <message>
        <source>Steps of the night</source>
        <translation>Түн қадамдары</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <comment>steps of the night</comment>
        <translation>Жасалды: %1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Сақталды</translation>
    </message>
    <message>
        <source>Frames stored: %1</source>
        <translation>Сақталған кадрлар: %1</translation>
    </message>
    <message>
        <source>Programme %1; plans made: %2</source>
        <comment>name, count</comment>
        <translation>Бағдарлама %1; жасалған жоспарлар: %2</translation>
    </message>
    <message>
        <source>Fire drill at %1 passed: first command after %2</source>
        <translation>%1 оқу дабылы өтті: бірінші бұйрық %2 кейін</translation>
    </message>
    <message>
        <source>Fire drill at %1 failed</source>
        <translation>%1 оқу дабылы сәтсіз</translation>
    </message>
    <message>
        <source>Facts in the journal: %1</source>
        <translation>Журналдағы деректер: %1</translation>
    </message>
    <message>
        <source>not understood: %1</source>
        <comment>facts</comment>
        <translation>түсініксіз: %1</translation>
    </message>
    <message>
        <source>(of %1)</source>
        <translation>(%1 ішінен)</translation>
    </message>
    <message>
        <source>interrupted: %1</source>
        <comment>times</comment>
        <translation>үзілді: %1</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>alert</comment>
        <translation>қайтарып алынды</translation>
    </message>
    <message>
        <source>nobody answered in time</source>
        <translation>ешкім уақытында жауап бермеді</translation>
    </message>
    <message>
        <source>accepted by %1</source>
        <translation>қабылдаған: %1</translation>
    </message>
    <message>
        <source>declined by %1</source>
        <translation>бас тартқан: %1</translation>
    </message>
    <message>
        <source>no frame</source>
        <translation>кадр жоқ</translation>
    </message>
    <message>
        <source>by order of %1</source>
        <comment>person</comment>
        <translation>өкімімен: %1</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Бақыланды</translation>
    </message>
    <message>
        <source>target</source>
        <translation>нысан</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>кадрлар</translation>
    </message>
    <message>
        <source>exposed</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>airmass</source>
        <translation>ауа массасы</translation>
    </message>
    <message>
        <source>Nothing was exposed.</source>
        <translation>Экспозиция болмады.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Алерттер</translation>
    </message>
    <message>
        <source>received</source>
        <translation>алынды</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>алерт</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>шешім</translation>
    </message>
    <message>
        <source>first exposure after</source>
        <translation>бірінші экспозицияға дейін</translation>
    </message>
    <message>
        <source>came of it</source>
        <translation>нәтижесі</translation>
    </message>
    <message>
        <source>Ignored:</source>
        <comment>alerts</comment>
        <translation>Ескерілмеген:</translation>
    </message>
    <message>
        <source>Notices that could not be read: %1</source>
        <translation>Оқылмаған хабарламалар: %1</translation>
    </message>
    <message>
        <source>No alert came.</source>
        <translation>Алерт болмады.</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Фокус</translation>
    </message>
    <message>
        <source>position</source>
        <translation>орны</translation>
    </message>
    <message>
        <source>width of stars</source>
        <translation>жұлдыз ені</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>температура</translation>
    </message>
    <message>
        <source>points</source>
        <translation>нүктелер</translation>
    </message>
    <message>
        <source>not taken: too poor a fit</source>
        <translation>қабылданбады: қисық нашар</translation>
    </message>
    <message>
        <source>run the night</source>
        <translation>түнді жүргізу</translation>
    </message>
    <message>
        <source>no longer run the night</source>
        <translation>түнді енді жүргізбеу</translation>
    </message>
    <message>
        <source>programme</source>
        <translation>бағдарлама</translation>
    </message>
    <message>
        <source>Sunset %1, dark %2–%3, sunrise %4</source>
        <translation>Күн батуы %1, қараңғы %2–%3, күн шығуы %4</translation>
    </message>
    <message>
        <source>Moon %1 %</source>
        <translation>Ай %1 %</translation>
    </message>
    <message>
        <source>rises %1</source>
        <comment>Moon</comment>
        <translation>туады %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <comment>Moon</comment>
        <translation>батады %1</translation>
    </message>
    <message>
        <source>air mass</source>
        <translation>ауа массасы</translation>
    </message>
    <message>
        <source>hour angle</source>
        <translation>сағаттық бұрыш</translation>
    </message>
    <message>
        <source>distance from the Moon</source>
        <translation>Айға дейінгі қашықтық</translation>
    </message>
    <message>
        <source>altitude of the Moon</source>
        <translation>Айдың биіктігі</translation>
    </message>
    <message>
        <source>phase of the Moon</source>
        <translation>Ай фазасы</translation>
    </message>
    <message>
        <source>altitude of the Sun</source>
        <translation>Күннің биіктігі</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>көкжиек</translation>
    </message>
    <message>
        <source>seeing</source>
        <translation>кескін сапасы</translation>
    </message>
    <message>
        <source>brightness of the sky</source>
        <translation>аспан жарықтығы</translation>
    </message>
    <message>
        <source>time window</source>
        <translation>уақыт терезесі</translation>
    </message>
    <message>
        <source>fixed time</source>
        <translation>белгіленген уақыт</translation>
    </message>
    <message>
        <source>a plan is being made</source>
        <translation>жоспар жасалуда</translation>
    </message>
    <message>
        <source>fire drill: held back on purpose</source>
        <translation>тексеру: әдейі тоқтатылды</translation>
    </message>
    <message>
        <source>nothing to observe: waits where a burst is reached in %1 s, not %2 s</source>
        <comment>mean times</comment>
        <translation>бақылайтын ештеңе жоқ: жарқылға %2 с емес, %1 с жетерлік жерде күтеді</translation>
    </message>
    <message>
        <source>the programme has problems: %1</source>
        <translation>бағдарламада қате: %1</translation>
    </message>
    <message>
        <source>%1: %2, limit %3</source>
        <comment>constraint</comment>
        <translation>%1: %2, шек %3</translation>
    </message>
    <message>
        <source>wait; the plan is made anew</source>
        <translation>күтіңіз; жоспар қайта жасалуда</translation>
    </message>
    <message>
        <source>%1 mag</source>
        <translation>%1 жұлдыздық шама</translation>
    </message>
    <message>
        <source>altitude above what stands around</source>
        <translation>жергілікті көкжиектен биіктік</translation>
    </message>
    <message>
        <source>sky brightness</source>
        <translation>аспан жарықтығы</translation>
    </message>
    <message>
        <source>window</source>
        <translation>терезе</translation>
    </message>
    <message>
        <source>its time has come</source>
        <translation>уақыты келді</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>орындалуда</translation>
    </message>
    <message>
        <source>the plan has a better time for it</source>
        <translation>жоспарда оған жақсырақ уақыт бар</translation>
    </message>
    <message>
        <source>an alert has the telescope</source>
        <translation>телескоп алертпен бос емес</translation>
    </message>
    <message>
        <source>the conditions do not permit it</source>
        <translation>шарттар рұқсат етпейді</translation>
    </message>
    <message>
        <source>the observatory is not open</source>
        <translation>обсерватория ашық емес</translation>
    </message>
    <message>
        <source>its time passed %1 ago</source>
        <translation>уақыты %1 бұрын өтті</translation>
    </message>
    <message>
        <source>no camera for it: %1</source>
        <translation>оған камера жоқ: %1</translation>
    </message>
    <message>
        <source>nothing more is planned tonight</source>
        <translation>бұл түнге басқа ештеңе жоспарланбаған</translation>
    </message>
    <message>
        <source>outside of its window by %1</source>
        <translation>терезесінен %1 тыс</translation>
    </message>
    <message>
        <source>%1 from its fixed time</source>
        <translation>белгіленген уақыттан %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>орындалуда</translation>
    </message>
    <message>
        <source>as good as it gets tonight: air mass %1</source>
        <translation>осы түннің ең жақсысы: ауа массасы %1</translation>
    </message>
    <message>
        <source>time since the repeat before: air mass %1</source>
        <translation>алдыңғы қайталаудан кейінгі уақыт: ауа массасы %1</translation>
    </message>
    <message>
        <source>before it is no longer possible: air mass %1</source>
        <translation>мүмкін болып тұрғанда: ауа массасы %1</translation>
    </message>
    <message>
        <source>the best that was free: air mass %1</source>
        <translation>бос уақыттың ең жақсысы: ауа массасы %1</translation>
    </message>
    <message>
        <source>all night: %1</source>
        <translation>түні бойы: %1</translation>
    </message>
    <message>
        <source>possible for %1 at most, but it takes %2</source>
        <translation>ең көбі %1 мүмкін, ал %2 керек</translation>
    </message>
    <message>
        <source>its conditions never hold together; nearest: %1</source>
        <translation>шарттары ешқашан бірге орындалмайды; ең жақыны: %1</translation>
    </message>
    <message>
        <source>what is planned is worth more</source>
        <translation>жоспарланғаны құндырақ</translation>
    </message>
    <message>
        <source>what is planned is worth more: %1</source>
        <translation>жоспарланғаны құндырақ: %1</translation>
    </message>
    <message>
        <source>one of its group is planned: %1</source>
        <translation>тобынан басқасы жоспарланған: %1</translation>
    </message>
    <message>
        <source>another of its group is not possible: %1</source>
        <translation>тобындағы басқасы мүмкін емес: %1</translation>
    </message>
    <message>
        <source>its owner has %1 left tonight, but it takes %2</source>
        <translation>иесінде бұл түннен %1 қалды, ал %2 керек</translation>
    </message>
    <message>
        <source>no room for its repeats at their intervals</source>
        <translation>аралықтары бар қайталауларға орын жоқ</translation>
    </message>
    <message>
        <source>it never rises here</source>
        <translation>мұнда ешқашан көтерілмейді</translation>
    </message>
    <message>
        <source>what stands around did not count</source>
        <translation>жергілікті көкжиек есепке алынбаса</translation>
    </message>
    <message>
        <source>limit of %1 %2 instead of %3</source>
        <comment>quantity, new limit, old limit</comment>
        <translation>шек: %1 %3 орнына %2</translation>
    </message>
    <message>
        <source>shortened to %1 % of its exposures</source>
        <translation>экспозицияларын %1 %-ға дейін қысқарту</translation>
    </message>
    <message>
        <source>priority %1 instead of %2</source>
        <translation>%2 орнына %1 басымдық</translation>
    </message>
    <message>
        <source>wait until the evening of %1</source>
        <translation>%1 кешіне дейін күту</translation>
    </message>
    <message>
        <source>its start were not fixed</source>
        <translation>басталу уақыты белгіленбесе</translation>
    </message>
    <message>
        <source>its windows did not count</source>
        <translation>терезелері есепке алынбаса</translation>
    </message>
    <message>
        <source>quota of its owner %1 instead of %2</source>
        <translation>иесінің квотасы %2 орнына %1</translation>
    </message>
    <message>
        <source>%1 were left out</source>
        <translation>%1 алынып тасталса</translation>
    </message>
    <message>
        <source>start %1: %2</source>
        <translation>%1 бастау: %2</translation>
    </message>
    <message>
        <source>start %1 without %2: %3</source>
        <translation>%1 бастау, %2 жоқ: %3</translation>
    </message>
    <message>
        <source>go on with %1: %2</source>
        <translation>%1 жалғастыру: %2</translation>
    </message>
    <message>
        <source>end %1: %2</source>
        <translation>%1 аяқтау: %2</translation>
    </message>
    <message>
        <source>wait until %1 for %2: %3</source>
        <translation>%2 үшін %1 дейін күту: %3</translation>
    </message>
    <message>
        <source>hold: %1</source>
        <translation>тұру: %1</translation>
    </message>
    <message>
        <source>plan anew without %1 now: %2</source>
        <translation>қазір %1 болмай қайта жоспарлау: %2</translation>
    </message>
    <message>
        <source>idle: %1</source>
        <translation>бос тұру: %1</translation>
    </message>
    <message>
        <source>interrupt now: costs %1; after this exposure %2, after the block %3</source>
        <translation>қазір үзу: құны %1; осы экспозициядан кейін %2, блоктан кейін %3</translation>
    </message>
    <message>
        <source>interrupt after this exposure: costs %1; now %2, after the block %3</source>
        <translation>осы экспозициядан кейін үзу: құны %1; қазір %2, блоктан кейін %3</translation>
    </message>
    <message>
        <source>interrupt after the block: costs %1; now %2, after this exposure %3</source>
        <translation>блоктан кейін үзу: құны %1; қазір %2, осы экспозициядан кейін %3</translation>
    </message>
    <message>
        <source>wait at azimuth %1, altitude %2: %3 to the next burst on average instead of %4</source>
        <translation>%1 азимутта, %2 биіктікте күту: келесі жарқылға дейін орта есеппен %4 орнына %3</translation>
    </message>
    <message>
        <source>nothing to observe: waits where a burst is reached in %1 s, not %2 s; counted in: the field of %3</source>
        <comment>mean times; satellites</comment>
        <translation>бақылайтын ештеңе жоқ: жарқылға %2 с емес, %1 с жетерлік жерде күтеді; %3 көру өрісі ескерілген</translation>
    </message>
    <message>
        <source>at its fixed time</source>
        <translation>белгіленген уақытында</translation>
    </message>
    <message>
        <source>as %1 asked</source>
        <comment>person</comment>
        <translation>нұсқау берген: %1</translation>
    </message>
    <message>
        <source>that time passed %1 ago</source>
        <translation>бұл уақыт %1 бұрын өтті</translation>
    </message>
    <message>
        <source>planning: %1 targets</source>
        <translation>жоспар жасалуда: нысан саны %1</translation>
    </message>
    <message>
        <source>the programme has no such block: %1</source>
        <comment>target, block</comment>
        <translation>бағдарламада мұндай блок жоқ: %1</translation>
    </message>
    <message>
        <source>can begin in %1</source>
        <translation>%1 кейін басталуы мүмкін</translation>
    </message>
    <message>
        <source>its constraints do not hold for long enough in what is left of this night</source>
        <translation>осы түннің қалған бөлігінде оның шектеулері жеткілікті уақыт орындалмайды</translation>
    </message>
    <message>
        <source>visit %1 follows visit %2 by its cadence</source>
        <comment>numbers of visits of a block</comment>
        <translation>%1-қайталау %2-қайталаудан кейін өз аралығымен жүреді</translation>
    </message>
    <message>
        <source>goes to all visits of the block that are left: %1</source>
        <translation>блоктың қалған барлық қайталауына қатысты: %1</translation>
    </message>
    <message>
        <source>goes to the next visit; the others are planned after it: %1</source>
        <translation>келесі қайталауға қатысты; қалғандары одан кейін жоспарланады: %1</translation>
    </message>
    <message>
        <source>it is being observed already</source>
        <translation>ол қазірдің өзінде бақыланып жатыр</translation>
    </message>
    <message>
        <source>everything of the block is done tonight</source>
        <translation>бұл блоктан бүгін бәрі орындалды</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <comment>of the programme</comment>
        <translation>%1-жол: %2</translation>
    </message>
    <message>
        <source>outside of its time window by %1</source>
        <translation>уақыт терезесінен %1 тыс</translation>
    </message>
    <message>
        <source>mend its lines, or take its good targets; tulparctl plan lists all of them</source>
        <translation>жолдарын түзеңіз немесе жарамды нысандарын алыңыз; бәрін tulparctl plan тізеді</translation>
    </message>
    <message>
        <source>target and block as the programme names them</source>
        <translation>нысан мен блок бағдарламадағы атымен</translation>
    </message>
    <message>
        <source>nothing is needed; it begins then</source>
        <translation>ештеңе керек емес; ол сонда басталады</translation>
    </message>
    <message>
        <source>another night, or wider limits in the programme</source>
        <translation>басқа түн немесе бағдарламада кеңірек шектер</translation>
    </message>
    <message>
        <source>move the next visit; the others follow it</source>
        <translation>келесі қайталауды жылжытыңыз; қалғандары соған ереді</translation>
    </message>
    <message>
        <source>more repeats in the programme</source>
        <translation>бағдарламада көбірек қайталау</translation>
    </message>
    <message>
        <source>mend this line</source>
        <translation>осы жолды түзеңіз</translation>
    </message>
    <message>
        <source>the core was not running</source>
        <translation>ядро жұмыс істемеді</translation>
    </message>
    <message>
        <source>its fixed time is over, or not of this night</source>
        <translation>белгіленген уақыты өтті немесе осы түнде емес</translation>
    </message>
    <message>
        <source>at its fixed time: %1</source>
        <translation>белгіленген уақытында: %1</translation>
    </message>
    <message>
        <source>%1: accepted: %2</source>
        <comment>request, reasons</comment>
        <translation>%1: қабылданды: %2</translation>
    </message>
    <message>
        <source>by the rules of %1 it is not answered at once</source>
        <comment>strategy</comment>
        <translation>«%1» стратегиясының ережесі бойынша бірден жауап берілмейді</translation>
    </message>
    <message>
        <source>the rules decline it: %1</source>
        <comment>requirement</comment>
        <translation>ережелер қабылдамайды: %1</translation>
    </message>
    <message>
        <source>without this step the roof stays open; the core closes it in the morning</source>
        <translation>бұл қадамсыз шатыр ашық қалады; таңертең оны ядро жабады</translation>
    </message>
    <message>
        <source>no star is seen where a bright one must be: clouds?</source>
        <translation>жарық жұлдыз болуы тиіс жерде жұлдыз көрінбейді: бұлт па?</translation>
    </message>
    <message>
        <source>no bright star stands well for the pointing check</source>
        <translation>бағыттауды тексеруге қолайлы жарық жұлдыз жоқ</translation>
    </message>
    <message>
        <source>the telescope looks %1″ off, limit %2″</source>
        <comment>pointing error</comment>
        <translation>телескоп бағыттауының қатесі %1″, шегі %2″</translation>
    </message>
    <message>
        <source>close it now by hand, or take the engineering mode: then the roof is yours</source>
        <translation>оны қазір қолмен жабыңыз немесе инженерлік режимге көшіңіз: онда шатырға өзіңіз жауаптысыз</translation>
    </message>
    <message>
        <source>a clear sky; then start the step again</source>
        <translation>ашық аспан; содан кейін қадамды қайта бастау</translation>
    </message>
    <message>
        <source>start the step again later; the core must have found its star catalogue</source>
        <translation>қадамды кейінірек қайта бастау; ядрода жұлдыз каталогы болуы тиіс</translation>
    </message>
    <message>
        <source>look at the mount: its clock, its pointing model, its encoders</source>
        <translation>монтировканы тексеріңіз: сағатын, бағыттау моделін, энкодерлерін</translation>
    </message>
    <message>
        <source>look at the rules: a burst there and then would not be answered either</source>
        <translation>ережелерді қараңыз: сол жерде, сол кезде жарқылға да жауап берілмес еді</translation>
    </message>
    <message>
        <source>pointing check</source>
        <translation>бағыттауды тексеру</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>Бағыттау</translation>
    </message>
    <message>
        <source>star, V</source>
        <translation>жұлдыз, V</translation>
    </message>
    <message>
        <source>east</source>
        <translation>шығысқа</translation>
    </message>
    <message>
        <source>north</source>
        <translation>солтүстікке</translation>
    </message>
    <message>
        <source>off</source>
        <translation>ауытқу</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>түзетілді</translation>
    </message>
    <message>
        <source>too far: not corrected, a person must look</source>
        <translation>тым көп: түзетілмеді, адам қарауы керек</translation>
    </message>
    <message>
        <source>still off after the correction</source>
        <translation>түзетуден кейін де ауытқу қалды</translation>
    </message>
    <message>
        <source>%1 is better placed later: it begins in %2</source>
        <comment>target; time</comment>
        <translation>%1 кейінірек қолайлырақ орналасады: %2 кейін басталады</translation>
    </message>
    <message>
        <source>wait, or order it now</source>
        <translation>күтіңіз немесе қазірге қойыңыз</translation>
    </message>
    <message>
        <source>waits until the next target is better placed</source>
        <translation>келесі нысан қолайлырақ орналасқанша күтеді</translation>
    </message>
    <message>
        <source>one of its lines is wrong</source>
        <comment>programme</comment>
        <translation>жолдарының бірі қате</translation>
    </message>
</context>
</TS>
