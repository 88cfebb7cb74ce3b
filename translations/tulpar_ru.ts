<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AlertRows</name>
    <message>
        <source>no position</source>
        <translation>нет координат</translation>
    </message>
    <message>
        <source>%1, below %2 at %3</source>
        <translation>%1, ниже %2 в %3</translation>
    </message>
    <message>
        <source>%1, never below %2</source>
        <translation>%1, не ниже %2</translation>
    </message>
    <message>
        <source>%1, above %2 at %3</source>
        <translation>%1, выше %2 в %3</translation>
    </message>
    <message>
        <source>%1, never above %2</source>
        <translation>%1, не выше %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>unreadable: %1</source>
        <translation>не читается: %1</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>error radius, field width</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>не читается</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>извещение</translation>
    </message>
    <message>
        <source>event</source>
        <translation>событие</translation>
    </message>
    <message>
        <source>T0</source>
        <translation>T0</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>received</source>
        <translation>получено</translation>
    </message>
    <message>
        <source>RA Dec</source>
        <translation>RA Dec</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>градусы</translation>
    </message>
    <message>
        <source>altitude</source>
        <translation>высота</translation>
    </message>
    <message>
        <source>error</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>на %1 раньше</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>на %1 позже</translation>
    </message>
    <message>
        <source>%1 deg²</source>
        <comment>area on the sky</comment>
        <translation>%1 кв. град</translation>
    </message>
    <message>
        <source>combined sky map</source>
        <translation>совместная карта</translation>
    </message>
    <message>
        <source>sky map</source>
        <translation>карта вероятности</translation>
    </message>
    <message>
        <source>90 % in %1, 50 % in %2</source>
        <translation>90 % в %1, 50 % в %2</translation>
    </message>
    <message>
        <source>, %1 ± %2 Mpc</source>
        <comment>distance, its error</comment>
        <translation>, %1 ± %2 Мпк</translation>
    </message>
    <message>
        <source>peak of the map</source>
        <translation>максимум карты</translation>
    </message>
    <message>
        <source>sky map only</source>
        <translation>только карта</translation>
    </message>
    <message>
        <source>also</source>
        <translation>также</translation>
    </message>
    <message>
        <source>class</source>
        <translation>класс</translation>
    </message>
    <message>
        <source>test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>yes, the notice says so</source>
        <translation>да, так сказано в извещении</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>повтор</translation>
    </message>
    <message>
        <source>from a recorded stream</source>
        <translation>из записанного потока</translation>
    </message>
    <message>
        <source>perhaps the same as</source>
        <translation>возможно, то же, что</translation>
    </message>
    <message>
        <source>%1: T0 %2, %3 away</source>
        <translation>%1: T0 %2, расстояние %3</translation>
    </message>
    <message>
        <source>%1: T0 %2</source>
        <translation>%1: T0 %2</translation>
    </message>
    <message>
        <source>nobody answered in time: %1</source>
        <translation>никто не ответил вовремя: %1</translation>
    </message>
    <message>
        <source>respond: %1&apos;s word</source>
        <translation>наблюдать: решение %1</translation>
    </message>
    <message>
        <source>declined by %1</source>
        <translation>отклонено: %1</translation>
    </message>
</context>
<context>
    <name>AnswerLine</name>
    <message>
        <source>The roof closes by its own contact alone: look at it</source>
        <translation>Крышу закроет лишь её собственный контакт: посмотрите на неё</translation>
    </message>
    <message>
        <source>The roof closes by its own contact %1 s after the core falls silent</source>
        <translation>Крышу закроет её собственный контакт через %1 с после того, как ядро замолчит</translation>
    </message>
    <message>
        <source>another desk</source>
        <translation>другой пульт</translation>
    </message>
    <message>
        <source>%1: granted, this desk has control</source>
        <comment>request</comment>
        <translation>%1: отдано, управляет этот пульт</translation>
    </message>
    <message>
        <source>%1: asked %2, who has %3 s to answer</source>
        <comment>request, person</comment>
        <translation>%1: запрошено, %2 отвечает в течение %3 с</translation>
    </message>
    <message>
        <source>%1: asked %2</source>
        <comment>request, person</comment>
        <translation>%1: запрошено, отвечает %2</translation>
    </message>
    <message>
        <source>%1: refused, %2 has control</source>
        <comment>request, person</comment>
        <translation>%1: отказано, управляет %2</translation>
    </message>
    <message>
        <source>NOT SENT: %1. The core is heard again now</source>
        <comment>request</comment>
        <translation>НЕ ОТПРАВЛЕНО: %1. Теперь ядро снова слышно</translation>
    </message>
    <message>
        <source>NOT SENT: the core is not heard. %1</source>
        <translation>НЕ ОТПРАВЛЕНО: ядра не слышно. %1</translation>
    </message>
    <message>
        <source>NOT SENT: the core is not heard (%1)</source>
        <comment>request</comment>
        <translation>НЕ ОТПРАВЛЕНО: ядра не слышно (%1)</translation>
    </message>
</context>
<context>
    <name>ArchiveText</name>
    <message>
        <source>whole, RICE</source>
        <translation>цел, RICE</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>цел</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>отсутствует</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждён</translation>
    </message>
    <message>
        <source>deleted by the rules</source>
        <translation>удалён по правилам</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>ещё не проверен</translation>
    </message>
    <message>
        <source>T0, UTC</source>
        <translation>T0, UTC</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>event</source>
        <translation>событие</translation>
    </message>
    <message>
        <source>RA Dec</source>
        <translation>RA Dec</translation>
    </message>
    <message>
        <source>error</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>notices</source>
        <translation>извещения</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>кадры</translation>
    </message>
    <message>
        <source>first notice, UTC</source>
        <translation>первое извещение, UTC</translation>
    </message>
    <message>
        <source>night</source>
        <translation>ночь</translation>
    </message>
    <message>
        <source>first exposure, UTC</source>
        <translation>первая экспозиция, UTC</translation>
    </message>
    <message>
        <source>last, UTC</source>
        <translation>последняя, UTC</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>при записи</translation>
    </message>
    <message>
        <source>on disk now</source>
        <translation>на диске сейчас</translation>
    </message>
    <message>
        <source>began, UTC</source>
        <translation>начало, UTC</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>канал</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>target</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>size</source>
        <translation>размер</translation>
    </message>
    <message>
        <source>path</source>
        <translation>путь</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>отозван</translation>
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
        <translation>событий: %1</translation>
    </message>
    <message>
        <source>nights: %1</source>
        <translation>ночей: %1</translation>
    </message>
    <message>
        <source>frames: %1</source>
        <translation>кадров: %1</translation>
    </message>
    <message>
        <source>The settings keep no archive: [archive] address is “none”. Give another address there, or start the desk with --archive.</source>
        <translation>По настройкам архив не ведётся: [archive] address = «none». Укажите там другой адрес или запустите пульт с --archive.</translation>
    </message>
    <message>
        <source>The database answers and holds no archive yet: the core makes it at its start. Look at [archive] address in the settings of the core.</source>
        <translation>База данных отвечает, но архива в ней ещё нет: его создаёт ядро при запуске. Проверьте [archive] address в настройках ядра.</translation>
    </message>
    <message>
        <source>There is no archive %1 on this computer. A core makes its archive where it runs: if it runs elsewhere, use the desk there, or keep the archive on a server and start the desk with --archive postgresql://…</source>
        <translation>На этом компьютере нет архива %1. Ядро создаёт архив там, где работает: если оно на другом компьютере, откройте пульт там или держите архив на сервере и запустите пульт с --archive postgresql://…</translation>
    </message>
    <message>
        <source>The archive’s server does not answer or lets nobody in. Nothing is lost: the core keeps what it misses in its journal. Look at the server, the network, ~/.pgpass; then search again.</source>
        <translation>Сервер архива не отвечает или не пускает. Ничего не потеряно: недостающее ядро хранит в журнале. Проверьте сервер, сеть, ~/.pgpass и повторите поиск.</translation>
    </message>
    <message>
        <source>Another program holds the archive; search again in a moment.</source>
        <translation>Архив занят другой программой; повторите поиск чуть позже.</translation>
    </message>
    <message>
        <source>What lies there is no archive that this program can read: damaged, another program’s, or of another version.</source>
        <translation>То, что там лежит, эта программа как архив не прочтёт: оно повреждено, чужое или другой версии.</translation>
    </message>
    <message>
        <source>The archive could not be read.</source>
        <translation>Архив не удалось прочитать.</translation>
    </message>
    <message>
        <source>stopped; nothing was written</source>
        <translation>остановлено; ничего не записано</translation>
    </message>
    <message>
        <source>rows written: %1, to %2</source>
        <translation>записано строк: %1, в %2</translation>
    </message>
    <message>
        <source>not written: %1</source>
        <translation>не записано: %1</translation>
    </message>
    <message>
        <source>frames copied: %1 of %2</source>
        <translation>скопировано кадров: %1 из %2</translation>
    </message>
    <message>
        <source>there already: %1</source>
        <translation>уже были: %1</translation>
    </message>
    <message>
        <source>failed: %1, the first: %2</source>
        <translation>не удалось: %1, первый: %2</translation>
    </message>
    <message>
        <source>the rules for old frames deleted it: %1</source>
        <translation>удалён по правилам для старых кадров: %1</translation>
    </message>
    <message>
        <source>the core missed the file too: %1. `tulparctl archive restore` brings a copy back</source>
        <translation>этого файла не нашло и ядро: %1. `tulparctl archive restore` вернёт копию</translation>
    </message>
    <message>
        <source>not on this computer: %1. Frames lie where the core runs: use the desk there, or mount its folder under the same path</source>
        <translation>не на этом компьютере: %1. Кадры лежат там, где работает ядро: откройте пульт там или подключите его папку по тому же пути</translation>
    </message>
    <message>
        <source>whole, in a cube</source>
        <translation>цел, в кубе</translation>
    </message>
    <message>
        <source>stopped; frames looked at: %1 of %2</source>
        <translation>остановлено; просмотрено кадров: %1 из %2</translation>
    </message>
    <message>
        <source>the cube does not give this frame back as it was written: %1</source>
        <translation>куб не возвращает этот кадр таким, каким он был записан: %1</translation>
    </message>
</context>
<context>
    <name>ConditionRows</name>
    <message>
        <source>no sensor, none needed</source>
        <translation>датчика нет, и не нужен</translation>
    </message>
    <message>
        <source>never measured: as bad</source>
        <translation>не измерялось: как плохо</translation>
    </message>
    <message>
        <source>too old (limit %1): as bad</source>
        <translation>устарело (предел %1): как плохо</translation>
    </message>
    <message>
        <source>good</source>
        <comment>state of a condition</comment>
        <translation>хорошо</translation>
    </message>
    <message>
        <source>bad; closes in %1 unless it gets better</source>
        <translation>плохо; закроется через %1, если не улучшится</translation>
    </message>
    <message>
        <source>between the limits: stays as it is</source>
        <translation>между пределами: остаётся как есть</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>state of a condition</comment>
        <translation>плохо</translation>
    </message>
    <message>
        <source>bad; opens when good for %1</source>
        <translation>плохо; откроется, когда хорошо %1</translation>
    </message>
    <message>
        <source>%1 %2 (limit %3)</source>
        <comment>condition, value, limit</comment>
        <translation>%1 %2 (предел %3)</translation>
    </message>
    <message>
        <source>%1 %2, opens only at %3</source>
        <translation>%1 %2, откроется лишь при %3</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: неизвестно</translation>
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
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>closing by itself is off: %1, %2 left</source>
        <translation>само не закрывает: %1, ещё %2</translation>
    </message>
    <message>
        <source>%1 overridden: %2, %3 left</source>
        <comment>condition, person, time</comment>
        <translation>обход: %1, %2, ещё %3</translation>
    </message>
    <message>
        <source>OVERRIDDEN by %1 until %2 UTC (%3): %4</source>
        <translation>ОБХОД: %1 до %2 UTC (%3): %4</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядра не слышно</translation>
    </message>
    <message>
        <source>%1 may never be overridden</source>
        <translation>%1: обход невозможен никогда</translation>
    </message>
    <message>
        <source>%1: nothing to override</source>
        <translation>%1: обходить нечего</translation>
    </message>
    <message>
        <source>closing by itself</source>
        <translation>само закрывает</translation>
    </message>
    <message>
        <source>on</source>
        <comment>closing by itself</comment>
        <translation>да</translation>
    </message>
    <message>
        <source>the core closes when it must</source>
        <translation>ядро закроет, когда нужно</translation>
    </message>
    <message>
        <source>off</source>
        <comment>closing by itself</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>NOT KNOWN</source>
        <translation>НЕИЗВЕСТНО</translation>
    </message>
    <message>
        <source>the core says nothing of the conditions</source>
        <translation>ядро ничего не говорит об условиях</translation>
    </message>
    <message>
        <source>the core is not heard: what is shown grows old; look at the roof</source>
        <translation>ядра не слышно: показанное стареет; посмотрите на крышу</translation>
    </message>
    <message>
        <source>MUST BE CLOSED</source>
        <translation>ДОЛЖНО БЫТЬ ЗАКРЫТО</translation>
    </message>
    <message>
        <source>opens at the earliest in %1, at %2 UTC</source>
        <translation>откроется не раньше чем через %1, в %2 UTC</translation>
    </message>
    <message>
        <source>opens when all is good for %1</source>
        <translation>откроется, когда всё хорошо %1</translation>
    </message>
    <message>
        <source>STAYS AS IT IS, NOTHING OPENS</source>
        <translation>ОСТАЁТСЯ КАК ЕСТЬ, НИЧТО НЕ ОТКРЫВАЕТСЯ</translation>
    </message>
    <message>
        <source>MAY BE OPEN</source>
        <translation>МОЖНО БЫТЬ ОТКРЫТЫМ</translation>
    </message>
    <message>
        <source>every condition is good</source>
        <translation>все условия хорошие</translation>
    </message>
    <message>
        <source>by a person&apos;s word alone</source>
        <translation>лишь по слову человека</translation>
    </message>
    <message>
        <source>overridden: %1</source>
        <translation>обход: %1</translation>
    </message>
    <message>
        <source>good now, opens in %1</source>
        <translation>сейчас хорошо, откроется через %1</translation>
    </message>
    <message>
        <source>good now, waits for %1</source>
        <translation>сейчас хорошо, ждёт %1</translation>
    </message>
    <message>
        <source>%1 good now, %2 to wait</source>
        <translation>%1: сейчас хорошо, ждать %2</translation>
    </message>
    <message>
        <source>%1 good now, waits</source>
        <translation>%1: сейчас хорошо, ждёт</translation>
    </message>
</context>
<context>
    <name>DeviceCells</name>
    <message>
        <source>warm</source>
        <translation>тёплая</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>движется</translation>
    </message>
    <message>
        <source>%1 m/s</source>
        <translation>%1 м/с</translation>
    </message>
    <message>
        <source>rain unknown</source>
        <translation>дождь неизвестен</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>дождь</translation>
    </message>
    <message>
        <source>dry</source>
        <translation>сухо</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>нет связи</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>не отвечал</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>feed %1</source>
        <translation>канал %1</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>запускается</translation>
    </message>
    <message>
        <source>live</source>
        <comment>feed</comment>
        <translation>работает</translation>
    </message>
    <message>
        <source>quiet</source>
        <comment>feed</comment>
        <translation>тихо</translation>
    </message>
    <message>
        <source>dead</source>
        <comment>feed</comment>
        <translation>мёртв</translation>
    </message>
    <message>
        <source>at its end</source>
        <translation>закончился</translation>
    </message>
    <message>
        <source>unknown; %1 %2 ago</source>
        <comment>state of the roof, age</comment>
        <translation>неизвестно; %1 %2 назад</translation>
    </message>
</context>
<context>
    <name>EntryFields</name>
    <message>
        <source>Right ascension is missing.</source>
        <translation>Не указано прямое восхождение.</translation>
    </message>
    <message>
        <source>Not a right ascension: write 19:13:03.2 or degrees, 288.263.</source>
        <translation>Это не прямое восхождение: пишите 19:13:03.2 или градусы, 288.263.</translation>
    </message>
    <message>
        <source>Right ascension in degrees is 0 to 360; this is %1.</source>
        <translation>Прямое восхождение в градусах — от 0 до 360; здесь %1.</translation>
    </message>
    <message>
        <source>Right ascension in hours is 0 to 24; this is %1.</source>
        <translation>Прямое восхождение в часах — от 0 до 24; здесь %1.</translation>
    </message>
    <message>
        <source>Declination is missing.</source>
        <translation>Не указано склонение.</translation>
    </message>
    <message>
        <source>Not a declination: write +19:48:09 or degrees, 19.8026.</source>
        <translation>Это не склонение: пишите +19:48:09 или градусы, 19.8026.</translation>
    </message>
    <message>
        <source>The error radius is missing; if you know none, write the field: 10&apos;.</source>
        <translation>Не указан радиус ошибки; если он неизвестен, напишите поле: 10&apos;.</translation>
    </message>
    <message>
        <source>Not a radius: write 3&apos;, 12&quot; or 0.05 deg.</source>
        <translation>Это не радиус: пишите 3&apos;, 12&quot; или 0.05 deg.</translation>
    </message>
    <message>
        <source>The error radius is above 0 and at most %1.</source>
        <translation>Радиус ошибки больше 0 и не более %1.</translation>
    </message>
    <message>
        <source>Not a time: write 14:10:17 or 2022-10-09 14:10:17, in UTC.</source>
        <translation>Это не время: пишите 14:10:17 или 2022-10-09 14:10:17, по UTC.</translation>
    </message>
    <message>
        <source>T0 lies in the future: now it is %1 %2 UTC.</source>
        <translation>T0 в будущем: сейчас %1 %2 UTC.</translation>
    </message>
    <message>
        <source>Declination is -90 to +90 degrees; this is %1.</source>
        <translation>Склонение — от -90 до +90 градусов; здесь %1.</translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message>
        <source>a night is the date of its evening: 2026-11-22</source>
        <translation>ночь — это дата её вечера: 2026-11-22</translation>
    </message>
    <message>
        <source>a time is written 2026-11-22 18:30, in UTC</source>
        <translation>время пишется так: 2026-11-22 18:30, UTC</translation>
    </message>
    <message>
        <source>the end lies before the beginning</source>
        <translation>конец раньше начала</translation>
    </message>
    <message>
        <source>nothing of this name is known, and these are no coordinates: %1</source>
        <translation>такого имени нет, и это не координаты: %1</translation>
    </message>
    <message>
        <source>a radius is written 0.5, 10′ or 30″</source>
        <translation>радиус пишется так: 0.5, 10′ или 30″</translation>
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
        <translation>контакт у крыши</translation>
    </message>
    <message>
        <source>armed: it closes by itself without the heartbeat</source>
        <translation>взведён: без сигнала жизни закроет сам</translation>
    </message>
    <message>
        <source>FIRED: it closes the roof whatever is asked</source>
        <translation>СРАБОТАЛ: закрывает крышу, что бы ни просили</translation>
    </message>
    <message>
        <source>disarmed: nothing closes without the core</source>
        <translation>отключён: без ядра ничто не закроется</translation>
    </message>
    <message>
        <source>not heard: nobody knows whether it would close</source>
        <translation>не слышно: неизвестно, закроет ли</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>часы</translation>
    </message>
    <message>
        <source>not compared with a time server</source>
        <translation>не сверены с сервером времени</translation>
    </message>
    <message>
        <source>%1 from UTC</source>
        <translation>%1 от UTC</translation>
    </message>
    <message>
        <source>%1 ± %2 from UTC</source>
        <translation>%1 ± %2 от UTC</translation>
    </message>
    <message>
        <source>%1, not synchronised</source>
        <translation>%1, не синхронизированы</translation>
    </message>
    <message>
        <source>desk hears the core</source>
        <translation>пульт слышит ядро</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no, last %1 ago; the core and the roof go on without this desk</source>
        <translation>нет, последний раз %1 назад; ядро и крыша работают без этого пульта</translation>
    </message>
    <message>
        <source>heartbeat to the roof</source>
        <translation>сигнал жизни к крыше</translation>
    </message>
    <message>
        <source>beating</source>
        <translation>идёт</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>молчит</translation>
    </message>
    <message>
        <source>withheld, so that the roof closes: %1</source>
        <translation>удержан, чтобы крыша закрылась: %1</translation>
    </message>
    <message>
        <source>last beat %1 ago</source>
        <translation>последний %1 назад</translation>
    </message>
    <message>
        <source>closes by itself</source>
        <translation>закроется сама</translation>
    </message>
    <message>
        <source>after %1 without a heartbeat</source>
        <translation>через %1 без сигнала жизни</translation>
    </message>
    <message>
        <source>the core&apos;s machine</source>
        <translation>машина ядра</translation>
    </message>
    <message>
        <source>never measured</source>
        <translation>не измерялась</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>не измеряется</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>диск</translation>
    </message>
    <message>
        <source>%1 GiB free</source>
        <translation>свободно %1 ГиБ</translation>
    </message>
    <message>
        <source>power</source>
        <translation>питание</translation>
    </message>
    <message>
        <source>on battery for %1</source>
        <translation>от батареи %1</translation>
    </message>
    <message>
        <source>mains</source>
        <translation>сеть</translation>
    </message>
    <message>
        <source>network</source>
        <translation>связь</translation>
    </message>
    <message>
        <source>no way out for %1</source>
        <translation>наружу связи нет %1</translation>
    </message>
    <message>
        <source>the outside is reached</source>
        <translation>внешний мир доступен</translation>
    </message>
    <message>
        <source>unknown, measured %1 ago</source>
        <translation>неизвестно, измерено %1 назад</translation>
    </message>
    <message>
        <source>alerts open, point and observe by themselves; closes by itself</source>
        <translation>алерты сами открывают, наводят и снимают; закрывается сама</translation>
    </message>
    <message>
        <source>a person opens, points and exposes; nothing begins by itself; closes by itself</source>
        <translation>человек открывает, наводит и снимает; само ничто не начинается; закрывается сама</translation>
    </message>
    <message>
        <source>single devices by hand for work on them; closing by itself may be put off, for a time</source>
        <translation>отдельные устройства вручную для работ; самозакрытие можно отложить на время</translation>
    </message>
</context>
<context>
    <name>FeedLines</name>
    <message>
        <source>No feed is set up.</source>
        <translation>Ни один канал не настроен.</translation>
    </message>
    <message>
        <source>heard %1 ago</source>
        <translation>слышен %1 назад</translation>
    </message>
    <message>
        <source>never heard</source>
        <translation>не было слышно</translation>
    </message>
    <message>
        <source>last notice %1 ago</source>
        <translation>последнее извещение %1 назад</translation>
    </message>
    <message numerus="yes">
        <source>%n notices</source>
        <translation>
            <numerusform>%n извещение</numerusform>
            <numerusform>%n извещения</numerusform>
            <numerusform>%n извещений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>first with %n</source>
        <comment>notices that this feed brought before the others</comment>
        <translation>
            <numerusform>первый с %n</numerusform>
            <numerusform>первый с %n</numerusform>
            <numerusform>первый с %n</numerusform>
        </translation>
    </message>
    <message>
        <source>else %1 behind</source>
        <translation>иначе отстаёт на %1</translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n отвергнуто</numerusform>
            <numerusform>%n отвергнуто</numerusform>
            <numerusform>%n отвергнуто</numerusform>
        </translation>
    </message>
    <message>
        <source>starting</source>
        <translation>запускается</translation>
    </message>
    <message>
        <source>live</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>quiet, alive</source>
        <translation>тихо, на связи</translation>
    </message>
    <message>
        <source>DEAD</source>
        <translation>МЁРТВ</translation>
    </message>
    <message>
        <source>at its end</source>
        <translation>закончился</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>state of a feed, how long</comment>
        <translation>%1 уже %2</translation>
    </message>
</context>
<context>
    <name>FrameViewer</name>
    <message>
        <source>burst %1 from here</source>
        <translation>всплеск в %1 отсюда</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>ошибка %1</translation>
    </message>
    <message>
        <source>N</source>
        <comment>north</comment>
        <translation>С</translation>
    </message>
    <message>
        <source>E</source>
        <comment>east</comment>
        <translation>В</translation>
    </message>
    <message>
        <source>silent %1</source>
        <translation>молчит %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>camera silent for %1</source>
        <translation>камера молчит %1</translation>
    </message>
    <message>
        <source>camera unknown</source>
        <translation>камера неизвестна</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 назад</translation>
    </message>
    <message>
        <source>EM %1</source>
        <translation>EM %1</translation>
    </message>
    <message>
        <source>TRAILING: the mount was slewing</source>
        <translation>СМАЗ: шло наведение</translation>
    </message>
    <message>
        <source>file · Esc: live</source>
        <translation>файл · Esc: к камерам</translation>
    </message>
    <message>
        <source>No %1 frame yet</source>
        <translation>Кадра %1 ещё нет</translation>
    </message>
    <message>
        <source>The newest frame appears here once the desk has heard the core.</source>
        <translation>Новый кадр появится здесь, когда пульт услышит ядро.</translation>
    </message>
    <message>
        <source>The exposure of %1 now open appears here at %2 UTC.</source>
        <translation>Идущая экспозиция %1 появится здесь в %2 UTC.</translation>
    </message>
    <message>
        <source>The exposure of %1 now open appears here.</source>
        <translation>Идущая экспозиция %1 появится здесь.</translation>
    </message>
    <message>
        <source>The camera has not been heard for %1. Frames appear here when it is back.</source>
        <translation>Камера молчит %1. Кадры появятся здесь, когда она вернётся.</translation>
    </message>
    <message>
        <source>The newest frame appears here, the first about %1 after an alert.</source>
        <translation>Здесь появляется новый кадр, первый — примерно через %1 после алерта.</translation>
    </message>
    <message>
        <source>The newest frame appears here once the observatory is READY and exposes.</source>
        <translation>Новый кадр появится здесь, когда обсерватория ГОТОВА и экспонирует.</translation>
    </message>
    <message>
        <source>The newest frame appears here when the camera exposes.</source>
        <translation>Новый кадр появится здесь, когда камера экспонирует.</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>Читается %1</translation>
    </message>
    <message>
        <source>The live channels go on behind it. Esc returns to them.</source>
        <translation>Каналы камер идут за ним. Esc — вернуться к ним.</translation>
    </message>
    <message>
        <source>The next frame of this channel is shown when it arrives.</source>
        <translation>Следующий кадр канала появится, как только придёт.</translation>
    </message>
    <message>
        <source>Open another FITS image by dropping it here, or press Esc for the live channels.</source>
        <translation>Перетащите сюда другой файл FITS или нажмите Esc для каналов камер.</translation>
    </message>
    <message>
        <source>Cannot show %1</source>
        <translation>Нельзя показать %1</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>линейно</translation>
    </message>
    <message>
        <source>log</source>
        <translation>лог</translation>
    </message>
    <message>
        <source>power</source>
        <translation>степень</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>корень</translation>
    </message>
    <message>
        <source>squared</source>
        <translation>квадрат</translation>
    </message>
    <message>
        <source>equalised</source>
        <translation>выравнивание</translation>
    </message>
    <message>
        <source>midtones</source>
        <translation>полутона</translation>
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
        <translation>вручную</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>серый</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>жар</translation>
    </message>
    <message>
        <source>cool</source>
        <translation>холод</translation>
    </message>
    <message>
        <source>red night</source>
        <translation>красная ночь</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>рядом</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>мигание</translation>
    </message>
    <message>
        <source>%1 blink first</source>
        <translation>%1 с первым</translation>
    </message>
    <message>
        <source>%1 difference</source>
        <translation>%1 разность</translation>
    </message>
    <message>
        <source>live</source>
        <translation>живьём</translation>
    </message>
    <message>
        <source>coadd</source>
        <translation>сумма</translation>
    </message>
    <message>
        <source>sharpest</source>
        <translation>резкий</translation>
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
        <translation>УДАЛЁННО</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>целиком</translation>
    </message>
    <message>
        <source>north up</source>
        <translation>север вверх</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>повёрнуто</translation>
    </message>
    <message>
        <source>RGB: %1</source>
        <translation>RGB: %1</translation>
    </message>
    <message>
        <source>%1 minus an earlier frame</source>
        <translation>%1 минус прежний кадр</translation>
    </message>
    <message>
        <source>DIFFERENCE from the frame of %1</source>
        <translation>РАЗНОСТЬ с кадром %1</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>каждые %1</translation>
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
        <translation>небо %1 ± %2</translation>
    </message>
    <message>
        <source>SHARPEST so far: #%1</source>
        <translation>САМЫЙ РЕЗКИЙ: #%1</translation>
    </message>
    <message>
        <source>HDU %1 of %2</source>
        <translation>HDU %1 из %2</translation>
    </message>
    <message>
        <source>plane %1 of %2</source>
        <translation>слой %1 из %2</translation>
    </message>
    <message>
        <source>full pixels: %1</source>
        <translation>полных пикселей: %1</translation>
    </message>
    <message>
        <source>COADD of %1</source>
        <translation>СУММА, кадров: %1</translation>
    </message>
    <message>
        <source>no coordinates</source>
        <translation>без координат</translation>
    </message>
    <message>
        <source>%1, on the sky to %2 px</source>
        <translation>%1, на небе до %2 пкс</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: coordinates in %1</source>
        <translation>НЕ СОВМЕЩЕНО ПО НЕБУ: координаты %1</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: %1 is %2 px off a plane</source>
        <translation>НЕ СОВМЕЩЕНО ПО НЕБУ: %1, от плоскости %2 пкс</translation>
    </message>
    <message>
        <source>NOT LOCKED IN THE SKY: %1 of too much sky</source>
        <translation>НЕ СОВМЕЩЕНО ПО НЕБУ: %1, слишком широкое поле</translation>
    </message>
</context>
<context>
    <name>NightRows</name>
    <message>
        <source>Next: %1 at %2 UTC, %3</source>
        <translation>Далее: %1 в %2 UTC, %3</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>at %1</source>
        <comment>expected time</comment>
        <translation>в %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>через %1 мин</translation>
    </message>
    <message>
        <source>in %1 h %2 min</source>
        <translation>через %1 ч %2 мин</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Неизвестно</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядра не слышно</translation>
    </message>
    <message>
        <source>A burst is answered: %1</source>
        <translation>Отклик на всплеск: %1</translation>
    </message>
    <message>
        <source>The night is not run by itself</source>
        <translation>Ночь сама не ведётся</translation>
    </message>
    <message>
        <source>Paused: %1</source>
        <translation>Пауза: %1</translation>
    </message>
    <message>
        <source>%1: %2, %3 of %4 exposures</source>
        <comment>state of the block, its name</comment>
        <translation>%1: %2, экспозиций %3 из %4</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <comment>step of the night</comment>
        <translation>Ждёт: %1</translation>
    </message>
    <message>
        <source>No night is known yet</source>
        <translation>Ночь пока неизвестна</translation>
    </message>
    <message>
        <source>The night is over</source>
        <translation>Ночь окончена</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>exposures</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>no place</source>
        <comment>block that the plan misses</comment>
        <translation>нет места</translation>
    </message>
    <message>
        <source>Nothing to observe</source>
        <translation>Наблюдать нечего</translation>
    </message>
    <message>
        <source>no single change helps tonight</source>
        <translation>ни одно изменение сегодня не поможет</translation>
    </message>
    <message>
        <source>fits if: %1</source>
        <comment>change of a block</comment>
        <translation>найдётся место, если: %1</translation>
    </message>
    <message>
        <source>%1, visit %2 of %3</source>
        <comment>block</comment>
        <translation>%1, повтор %2 из %3</translation>
    </message>
    <message>
        <source>Begins: %1</source>
        <comment>block</comment>
        <translation>Начинается: %1</translation>
    </message>
    <message>
        <source>visit %1 of %2</source>
        <comment>of a block</comment>
        <translation>повтор %1 из %2</translation>
    </message>
</context>
<context>
    <name>NightTrack</name>
    <message>
        <source>Above %1 in the dark now, until %2 UTC (%3 h); highest %4 at %5</source>
        <translation>Сейчас выше %1 в темноте, до %2 UTC (%3 ч); наибольшая высота %4 в %5</translation>
    </message>
    <message>
        <source>Above %1 in the dark from %2 to %3 UTC (%4 h); highest %5 at %6</source>
        <translation>Выше %1 в темноте с %2 до %3 UTC (%4 ч); наибольшая высота %5 в %6</translation>
    </message>
    <message>
        <source>No more darkness in this night</source>
        <translation>Темноты этой ночью больше не будет</translation>
    </message>
    <message>
        <source>Not above %1 in the dark tonight: highest %2 at %3 UTC</source>
        <translation>Этой ночью не поднимается выше %1 в темноте: наибольшая высота %2 в %3 UTC</translation>
    </message>
</context>
<context>
    <name>SafetyProperty</name>
    <message>
        <source>Roof and cover never open while anything that must be good is bad or unknown.</source>
        <translation>Крыша и крышка никогда не открываются, пока хоть что-то из обязательного плохо или неизвестно.</translation>
    </message>
    <message>
        <source>Closing, stopping and aborting are let out in every state.</source>
        <translation>Закрытие, остановка и прерывание пропускаются в любом состоянии.</translation>
    </message>
    <message>
        <source>What is open closes when a condition turns bad or unknown, response or not.</source>
        <translation>Открытое закрывается, когда условие становится плохим или неизвестным, идёт отклик или нет.</translation>
    </message>
    <message>
        <source>Closing waits for nothing, but a roof that would meet the tube: for the mount, and then a person is called.</source>
        <translation>Закрытие ничего не ждёт; лишь крыша, которая задела бы трубу, ждёт монтировку, а затем зовут человека.</translation>
    </message>
    <message>
        <source>Nothing counts as safe before roof and cover are measured closed.</source>
        <translation>Ничто не считается безопасным, пока крыша и крышка не измерены закрытыми.</translation>
    </message>
    <message>
        <source>A device that is not freshly measured, or moved by others, is not moved.</source>
        <translation>Устройство без свежего измерения или сдвинутое другими не двигают.</translation>
    </message>
    <message>
        <source>Nothing moves under a roof that the tube does not clear.</source>
        <translation>Под крышей, которую труба задевает, ничто не движется.</translation>
    </message>
    <message>
        <source>A roof that does not clear the tube opens only over a mount at rest, and closes on no tube.</source>
        <translation>Крыша, которую труба задевает, открывается лишь над стоящей монтировкой и на трубу не закрывается.</translation>
    </message>
    <message>
        <source>The telescope never points near the Sun, at no place of the whole way.</source>
        <translation>Телескоп никогда не смотрит вблизи Солнца, ни в одной точке всего пути.</translation>
    </message>
    <message>
        <source>No slew leads below the horizon, beyond the limits or round the cable.</source>
        <translation>Ни одно наведение не ведёт под горизонт, за пределы или с закруткой кабеля.</translation>
    </message>
    <message>
        <source>Every override ends by itself.</source>
        <translation>Каждый обход кончается сам.</translation>
    </message>
    <message>
        <source>Every override carries the name of a person.</source>
        <translation>Каждый обход несёт имя человека.</translation>
    </message>
    <message>
        <source>An override excuses its own condition only, and never rain or the Sun.</source>
        <translation>Обход снимает лишь своё условие и никогда дождь или Солнце.</translation>
    </message>
    <message>
        <source>Every busy state is left by its deadline, whatever else happens.</source>
        <translation>Каждое занятое состояние кончается к своему сроку, что бы ни случилось.</translation>
    </message>
    <message>
        <source>From every state of a response, unsafe leads to closing everything.</source>
        <translation>Из любого состояния отклика небезопасность ведёт к закрытию всего.</translation>
    </message>
    <message>
        <source>A retraction stops the response and says so.</source>
        <translation>Отзыв останавливает отклик и говорит об этом.</translation>
    </message>
    <message>
        <source>Dark exposures begin only when roof or cover are measured closed.</source>
        <translation>Темновые экспозиции начинаются, лишь когда крыша или крышка измерены закрытыми.</translation>
    </message>
    <message>
        <source>In engineering mode the robot opens, slews and exposes nothing; it stops, parks and closes.</source>
        <translation>В инженерном режиме робот ничего не открывает, не наводит и не снимает; он останавливает, паркует и закрывает.</translation>
    </message>
    <message>
        <source>The heartbeat stops when what it vouches for is not freshly known, in every mode, unless a person in engineering mode has overridden closing.</source>
        <translation>Сигнал жизни прекращается в любом режиме, когда то, за что он ручается, не известно свежо, если только человек в инженерном режиме не обошёл закрытие.</translation>
    </message>
    <message>
        <source>Nothing counts as done because it was commanded, only because it was measured.</source>
        <translation>Ничто не считается сделанным от команды, лишь от измерения.</translation>
    </message>
    <message>
        <source>Every recovery ladder tries all of its steps and ends with a person.</source>
        <translation>Каждая лестница восстановления проходит все ступени и кончается человеком.</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>the core is not heard</source>
        <translation>ядра не слышно</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>этот пульт только смотрит</translation>
    </message>
    <message>
        <source>%1 has control (F5 asks for it)</source>
        <translation>управляет %1 (F5: попросить)</translation>
    </message>
    <message>
        <source>say your name first (F4)</source>
        <translation>сначала назовитесь (F4)</translation>
    </message>
</context>
<context>
    <name>StillMoving</name>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: неизвестно</translation>
    </message>
    <message>
        <source>%1: still moving: %2</source>
        <translation>%1: ещё движется: %2</translation>
    </message>
    <message>
        <source>%1: nothing moves</source>
        <translation>%1: ничто не движется</translation>
    </message>
    <message>
        <source>%1: nothing moves; not closed: %2</source>
        <translation>%1: ничто не движется; не закрыто: %2</translation>
    </message>
    <message>
        <source>%1: not closed yet: %2</source>
        <translation>%1: ещё не закрыто: %2</translation>
    </message>
    <message>
        <source>%1: closed, coming to rest</source>
        <translation>%1: закрыто, успокаивается</translation>
    </message>
    <message>
        <source>%1: done, all closed, nothing moves</source>
        <translation>%1: сделано, всё закрыто, ничто не движется</translation>
    </message>
</context>
<context>
    <name>ViewerAction</name>
    <message>
        <source>show</source>
        <translation>показ</translation>
    </message>
    <message>
        <source>place</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>картинка</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>измерить</translation>
    </message>
    <message>
        <source>over it</source>
        <translation>поверх</translation>
    </message>
    <message>
        <source>files</source>
        <translation>файлы</translation>
    </message>
    <message>
        <source>all</source>
        <translation>все</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>все каналы</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>three channels as one colour picture</source>
        <translation>три канала одной цветной картинкой</translation>
    </message>
    <message>
        <source>blink</source>
        <translation>мигание</translation>
    </message>
    <message>
        <source>channels in turn, in one place</source>
        <translation>каналы по очереди на одном месте</translation>
    </message>
    <message>
        <source>blink first</source>
        <translation>с первым</translation>
    </message>
    <message>
        <source>blink against the first epoch, or the frame opened from the strip</source>
        <translation>мигание с первой эпохой или с открытым кадром</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>разность</translation>
    </message>
    <message>
        <source>what is new since the first epoch, or the frame opened</source>
        <translation>что нового с первой эпохи или с открытого кадра</translation>
    </message>
    <message>
        <source>live</source>
        <translation>живьём</translation>
    </message>
    <message>
        <source>live, running coadd, sharpest frame</source>
        <translation>живьём, текущая сумма, самый резкий кадр</translation>
    </message>
    <message>
        <source>larger</source>
        <translation>крупнее</translation>
    </message>
    <message>
        <source>zoom in around the cursor</source>
        <translation>приблизить к курсору</translation>
    </message>
    <message>
        <source>smaller</source>
        <translation>мельче</translation>
    </message>
    <message>
        <source>zoom out around the cursor</source>
        <translation>отдалить от курсора</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>целиком</translation>
    </message>
    <message>
        <source>fit the frame into its pane</source>
        <translation>кадр целиком</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>one screen pixel a frame pixel</source>
        <translation>пиксель экрана на пиксель кадра</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>всплеск</translation>
    </message>
    <message>
        <source>burst into the middle</source>
        <translation>всплеск в середину</translation>
    </message>
    <message>
        <source>north up</source>
        <translation>север вверх</translation>
    </message>
    <message>
        <source>north up, again: as the camera</source>
        <translation>север вверх, ещё раз: как в камере</translation>
    </message>
    <message>
        <source>turn left</source>
        <translation>влево</translation>
    </message>
    <message>
        <source>turn by 15° to the left, with Shift by 90°</source>
        <translation>повернуть на 15° влево, с Shift на 90°</translation>
    </message>
    <message>
        <source>turn right</source>
        <translation>вправо</translation>
    </message>
    <message>
        <source>turn by 15° to the right, with Shift by 90°</source>
        <translation>повернуть на 15° вправо, с Shift на 90°</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>зеркало</translation>
    </message>
    <message>
        <source>mirror left and right</source>
        <translation>отразить слева направо</translation>
    </message>
    <message>
        <source>flip</source>
        <translation>перевернуть</translation>
    </message>
    <message>
        <source>mirror top and bottom</source>
        <translation>отразить сверху вниз</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>отменить</translation>
    </message>
    <message>
        <source>undo the last change of the view</source>
        <translation>отменить последнее изменение вида</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>вернуть</translation>
    </message>
    <message>
        <source>do it again</source>
        <translation>вернуть отменённое</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>сброс</translation>
    </message>
    <message>
        <source>view as at first</source>
        <translation>вид как вначале</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>automatic stretch, made anew</source>
        <translation>автоматическая растяжка заново</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>кривая</translation>
    </message>
    <message>
        <source>next stretch curve, with Shift back</source>
        <translation>следующая кривая, с Shift назад</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>пределы</translation>
    </message>
    <message>
        <source>next rule for black and white</source>
        <translation>следующее правило чёрного и белого</translation>
    </message>
    <message>
        <source>colours</source>
        <translation>цвета</translation>
    </message>
    <message>
        <source>next colour map, with Shift back</source>
        <translation>следующая палитра, с Shift назад</translation>
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
        <translation>гистограмма с движками</translation>
    </message>
    <message>
        <source>full quality</source>
        <translation>полное качество</translation>
    </message>
    <message>
        <source>this frame in full quality on a thin link</source>
        <translation>этот кадр в полном качестве по слабой связи</translation>
    </message>
    <message>
        <source>remote</source>
        <translation>удалённо</translation>
    </message>
    <message>
        <source>remote display: few greys, quiet noise, fewer frames</source>
        <translation>удалённый показ: мало серых, тихий шум, реже кадры</translation>
    </message>
    <message>
        <source>star</source>
        <translation>звезда</translation>
    </message>
    <message>
        <source>FWHM, radial profile and encircled energy of a star</source>
        <translation>FWHM, радиальный профиль и доля энергии звезды</translation>
    </message>
    <message>
        <source>line cut</source>
        <translation>разрез</translation>
    </message>
    <message>
        <source>values along a line</source>
        <translation>значения вдоль линии</translation>
    </message>
    <message>
        <source>box cut</source>
        <translation>полоса</translation>
    </message>
    <message>
        <source>mean across a broad line</source>
        <translation>среднее поперёк широкой линии</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>пиксели</translation>
    </message>
    <message>
        <source>table of pixels</source>
        <translation>таблица пикселей</translation>
    </message>
    <message>
        <source>region</source>
        <translation>область</translation>
    </message>
    <message>
        <source>draw a region: circle, ellipse, box, annulus, polygon, text</source>
        <translation>рисовать: круг, эллипс, прямоугольник, кольцо, многоугольник, текст</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>удалить</translation>
    </message>
    <message>
        <source>delete the chosen region</source>
        <translation>удалить выбранную область</translation>
    </message>
    <message>
        <source>delete all</source>
        <translation>удалить все</translation>
    </message>
    <message>
        <source>delete all regions; Ctrl+Z brings them back</source>
        <translation>удалить все области; Ctrl+Z вернёт</translation>
    </message>
    <message>
        <source>load</source>
        <translation>загрузить</translation>
    </message>
    <message>
        <source>load a DS9 region file</source>
        <translation>загрузить файл областей DS9</translation>
    </message>
    <message>
        <source>save</source>
        <translation>сохранить</translation>
    </message>
    <message>
        <source>save a DS9 region file</source>
        <translation>сохранить файл областей DS9</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>сетка</translation>
    </message>
    <message>
        <source>coordinate grid</source>
        <translation>сетка координат</translation>
    </message>
    <message>
        <source>contours</source>
        <translation>изолинии</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>звёзды</translation>
    </message>
    <message>
        <source>catalogue stars</source>
        <translation>звёзды каталога</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>алерты</translation>
    </message>
    <message>
        <source>other alerts in the field</source>
        <translation>другие алерты в поле</translation>
    </message>
    <message>
        <source>compass</source>
        <translation>компас</translation>
    </message>
    <message>
        <source>compass and scale bar</source>
        <translation>компас и масштаб</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>эта ночь</translation>
    </message>
    <message>
        <source>tonight&apos;s frames</source>
        <translation>кадры этой ночи</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>раньше</translation>
    </message>
    <message>
        <source>frame before</source>
        <translation>предыдущий кадр</translation>
    </message>
    <message>
        <source>later</source>
        <translation>позже</translation>
    </message>
    <message>
        <source>frame after</source>
        <translation>следующий кадр</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>open a FITS file, or drop it here</source>
        <translation>открыть файл FITS или бросить его сюда</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>папка</translation>
    </message>
    <message>
        <source>watch a folder, or drop it here</source>
        <translation>следить за папкой или бросить её сюда</translation>
    </message>
    <message>
        <source>header</source>
        <translation>заголовок</translation>
    </message>
    <message>
        <source>header, with search</source>
        <translation>заголовок с поиском</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>слой</translation>
    </message>
    <message>
        <source>next plane of a cube</source>
        <translation>следующий слой куба</translation>
    </message>
    <message>
        <source>HDU</source>
        <translation>HDU</translation>
    </message>
    <message>
        <source>next picture of the file</source>
        <translation>следующее изображение файла</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>save the picture as PNG</source>
        <translation>сохранить картинку в PNG</translation>
    </message>
    <message>
        <source>FITS</source>
        <translation>FITS</translation>
    </message>
    <message>
        <source>save what is seen as a FITS cut-out</source>
        <translation>сохранить видимое вырезкой FITS</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>save the measurement shown as CSV</source>
        <translation>сохранить измерение в CSV</translation>
    </message>
    <message>
        <source>hide controls</source>
        <translation>скрыть строку</translation>
    </message>
    <message>
        <source>hide or show the line of controls</source>
        <translation>скрыть или показать строку управления</translation>
    </message>
</context>
<context>
    <name>WaterfallChart</name>
    <message>
        <source>decide</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>waits for: %1</source>
        <translation>ждёт: %1</translation>
    </message>
    <message>
        <source>first light %1 after the notice</source>
        <translation>первый свет через %1 после извещения</translation>
    </message>
    <message>
        <source>(predicted %1)</source>
        <translation>(предсказано %1)</translation>
    </message>
    <message>
        <source>no exposure</source>
        <translation>без экспозиции</translation>
    </message>
    <message>
        <source>first light %1 after the order</source>
        <translation>первый свет через %1 после команды</translation>
    </message>
</context>
<context>
    <name>tulpar::AboutPanel</name>
    <message>
        <source>About, and what is proven</source>
        <translation>О программе и что доказано</translation>
    </message>
    <message>
        <source>All %1 properties held in %2 states and %3 transitions; the tests found all %4 planted faults. Version %5, %6.</source>
        <translation>Все свойства (%1) соблюдены в %2 состояниях и %3 переходах; тесты нашли все подложенные ошибки (%4). Версия %5, %6.</translation>
    </message>
    <message>
        <source>NOT PROVEN FOR THIS BUILD: no exhaustive check is on record.</source>
        <translation>ДЛЯ ЭТОЙ СБОРКИ НЕ ДОКАЗАНО: полной проверки в записях нет.</translation>
    </message>
    <message>
        <source>NOT PROVEN FOR THIS BUILD: its sources are not those of the last check.</source>
        <translation>ДЛЯ ЭТОЙ СБОРКИ НЕ ДОКАЗАНО: её исходники не те, что при последней проверке.</translation>
    </message>
    <message>
        <source>The last check: %1</source>
        <translation>Последняя проверка: %1</translation>
    </message>
    <message>
        <source>The operations desk of a fast robotic telescope.</source>
        <translation>Пульт быстрого роботизированного телескопа.</translation>
    </message>
    <message>
        <source>How it stays safe</source>
        <translation>Как сохраняется безопасность</translation>
    </message>
    <message>
        <source>A value too old is unknown, and unknown counts as bad.</source>
        <translation>Устаревшее значение неизвестно, а неизвестное считается плохим.</translation>
    </message>
    <message>
        <source>One gate lets every command out, or says why not.</source>
        <translation>Одни ворота выпускают каждую команду или говорят, почему нет.</translation>
    </message>
    <message>
        <source>Closing and stopping need no permission and no journal.</source>
        <translation>Закрытию и остановке не нужны ни разрешение, ни журнал.</translation>
    </message>
    <message>
        <source>The core beats to a contact at the roof; without the beat the roof closes by itself.</source>
        <translation>Ядро подаёт сигнал жизни контакту у крыши; без него крыша закрывается сама.</translation>
    </message>
    <message>
        <source>Make safe (F12) closes everything in order. Stop motion (F10) only stops what moves.</source>
        <translation>«Обезопасить» (F12) закрывает всё по порядку. «Стоп движение» (F10) лишь останавливает то, что движется.</translation>
    </message>
    <message>
        <source>License</source>
        <translation>Лицензия</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3: use, read, change and share it; without any warranty.</source>
        <translation>GNU General Public License, версия 3: используйте, читайте, изменяйте, делитесь; без каких-либо гарантий.</translation>
    </message>
    <message>
        <source>What it stands on</source>
        <translation>На чём построено</translation>
    </message>
    <message>
        <source>What is proven of the interlock and the response</source>
        <translation>Что доказано о блокировках и отклике</translation>
    </message>
    <message>
        <source>Every state and input of the interlock and of the response was tried at test time, with the functions that run here. It speaks of their rules, not of motors, sensors and wires.</source>
        <translation>При тестах испробованы все состояния и входы блокировок и отклика, теми же функциями, что работают здесь. Это о правилах, а не о моторах, датчиках и проводах.</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Вверх, вниз</translation>
    </message>
    <message>
        <source>read on</source>
        <translation>читать дальше</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back</source>
        <translation>назад</translation>
    </message>
</context>
<context>
    <name>tulpar::ActionList</name>
    <message>
        <source>What can be done here</source>
        <translation>Что можно сделать здесь</translation>
    </message>
    <message>
        <source>Slew here</source>
        <translation>Навести сюда</translation>
    </message>
    <message>
        <source>Drill: a burst here</source>
        <translation>Учение: всплеск здесь</translation>
    </message>
    <message>
        <source>Copy the coordinates</source>
        <translation>Скопировать координаты</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>Измерить отсюда</translation>
    </message>
    <message>
        <source>Centre here</source>
        <translation>Поместить в центр</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Следить</translation>
    </message>
    <message>
        <source>right ascension and declination, J2000 (ICRS)</source>
        <translation>прямое восхождение и склонение, J2000 (ICRS)</translation>
    </message>
    <message>
        <source>distance in degrees, position angle from north through east</source>
        <translation>расстояние в градусах, позиционный угол от севера к востоку</translation>
    </message>
    <message>
        <source>Add to the programme…</source>
        <translation>Добавить в программу…</translation>
    </message>
    <message>
        <source>opens the programme with this target in it; it is in force once it is taken</source>
        <translation>открывает программу с этим объектом; действует, когда её примут</translation>
    </message>
</context>
<context>
    <name>tulpar::AlarmStrip</name>
    <message>
        <source>Alarms</source>
        <translation>Тревоги</translation>
    </message>
    <message>
        <source>All seen</source>
        <translation>Все приняты</translation>
    </message>
    <message>
        <source>acknowledges every alarm (Shift+F7)</source>
        <translation>принимает все тревоги (Shift+F7)</translation>
    </message>
    <message>
        <source>which alarms are heard</source>
        <translation>какие тревоги слышны</translation>
    </message>
    <message>
        <source>Alarms, heaviest first</source>
        <translation>Тревоги, тяжёлые первыми</translation>
    </message>
    <message>
        <source>sound: none</source>
        <translation>звук: нет</translation>
    </message>
    <message>
        <source>sound: all</source>
        <translation>звук: все</translation>
    </message>
    <message>
        <source>sound: warnings, dangers</source>
        <translation>звук: предупреждения, опасность</translation>
    </message>
    <message>
        <source>sound: dangers</source>
        <translation>звук: опасность</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Свернуть</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Развернуть</translation>
    </message>
    <message>
        <source>%1. Cure: %2</source>
        <translation>%1. Поможет: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>phase, who acknowledged</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>button: acknowledge</comment>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Вверх, вниз</translation>
    </message>
    <message>
        <source>choose an alarm</source>
        <translation>выбрать тревогу</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Вправо, влево</translation>
    </message>
    <message>
        <source>its consequences, unfolded and folded</source>
        <translation>её следствия: развернуть, свернуть</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>seen: acknowledges it</source>
        <translation>принято: подтверждает её</translation>
    </message>
    <message>
        <source>Shift+F7</source>
        <translation>Shift+F7</translation>
    </message>
    <message>
        <source>all seen</source>
        <translation>все приняты</translation>
    </message>
    <message>
        <source>Alarms to be seen: %1</source>
        <translation>Тревог к принятию: %1</translation>
    </message>
    <message>
        <source>Alarms seen, still there: %1 (%2)</source>
        <translation>Тревоги приняты, ещё есть: %1 (%2)</translation>
    </message>
    <message>
        <source>+ 1 consequence</source>
        <translation>+ 1 следствие</translation>
    </message>
    <message>
        <source>+ %1 consequences</source>
        <translation>+ следствий: %1</translation>
    </message>
    <message>
        <source>(came back: %1)</source>
        <comment>how often</comment>
        <translation>(возвращалась: %1)</translation>
    </message>
    <message>
        <source>NO CORE; the alarms are those of %1 ago</source>
        <translation>НЕТ ЯДРА; тревоги те, что были %1 назад</translation>
    </message>
    <message>
        <source>DANGER: NO CORE, nothing is known since: start tulpard, look at the roof</source>
        <translation>ОПАСНОСТЬ: НЕТ ЯДРА, с тех пор ничего не известно: запустите tulpard, посмотрите на крышу</translation>
    </message>
    <message>
        <source>%1, %2 ago</source>
        <comment>phase of an alarm, when it was last heard of</comment>
        <translation>%1, %2 назад</translation>
    </message>
</context>
<context>
    <name>tulpar::AlertModel</name>
    <message>
        <source>age</source>
        <translation>возраст</translation>
    </message>
    <message>
        <source>event</source>
        <translation>событие</translation>
    </message>
    <message>
        <source>source</source>
        <translation>источник</translation>
    </message>
    <message>
        <source>error / field</source>
        <translation>ошибка / поле</translation>
    </message>
    <message>
        <source>altitude now</source>
        <translation>высота сейчас</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>state</source>
        <translation>состояние</translation>
    </message>
</context>
<context>
    <name>tulpar::AlertPanel</name>
    <message>
        <source>Alert queue</source>
        <translation>Очередь алертов</translation>
    </message>
    <message>
        <source>No alerts yet. A burst appears here the moment a feed delivers it.</source>
        <translation>Алертов пока нет. Всплеск появится здесь, как только его передаст канал.</translation>
    </message>
    <message>
        <source>To play a drill: tulparctl drill, or ./run</source>
        <translation>Сыграть учебную тревогу: tulparctl drill или ./run</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Вверх, вниз</translation>
    </message>
    <message>
        <source>choose an alert</source>
        <translation>выбрать алерт</translation>
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
        <translation>Файл правил отвергнут, действуют прежние правила: %1</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>все %1</translation>
    </message>
    <message>
        <source>needs you %1</source>
        <translation>ждут вас %1</translation>
    </message>
    <message>
        <source>followed %1</source>
        <translation>в работе %1</translation>
    </message>
    <message>
        <source>passed by %1</source>
        <translation>пропущены %1</translation>
    </message>
    <message>
        <source>tests, unreadable %1</source>
        <translation>тесты, нечитаемые %1</translation>
    </message>
    <message>
        <source>No alert fits the filter and the search.</source>
        <translation>Ни один алерт не подходит под фильтр и поиск.</translation>
    </message>
    <message>
        <source>Press 1 in the queue for all, Esc in the search to clear it.</source>
        <translation>Клавиша 1 в очереди покажет все, Esc в поиске очистит его.</translation>
    </message>
    <message>
        <source>By hand: Enter an alert, paste a notice with Ctrl+V, or drop its file on the desk.</source>
        <translation>Вручную: кнопка «Ввести алерт», вставка извещения по Ctrl+V или перетаскивание файла в окно.</translation>
    </message>
    <message>
        <source>search: name, mission, state…</source>
        <translation>поиск: имя, миссия, состояние…</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>Поиск в очереди</translation>
    </message>
    <message>
        <source>Enter an alert</source>
        <translation>Ввести алерт</translation>
    </message>
    <message>
        <source>a notice or a position, by hand</source>
        <translation>извещение или координаты, вручную</translation>
    </message>
    <message>
        <source>its story in the whole window, and back</source>
        <translation>его история на всё окно и обратно</translation>
    </message>
    <message>
        <source>respond to it: choose, confirm</source>
        <translation>отклик: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>heard: ends its sound</source>
        <translation>услышано: звук прекращается</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>написать заметку</translation>
    </message>
    <message>
        <source>which alerts are shown</source>
        <translation>какие алерты показаны</translation>
    </message>
    <message>
        <source>search</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>other order, reversed</source>
        <translation>другой порядок, обратный</translation>
    </message>
    <message>
        <source>enter an alert by hand</source>
        <translation>ввести алерт вручную</translation>
    </message>
    <message>
        <source>paste a notice</source>
        <translation>вставить извещение</translation>
    </message>
    <message>
        <source>close what stands beside the queue</source>
        <translation>закрыть то, что рядом с очередью</translation>
    </message>
    <message>
        <source>its story</source>
        <translation>его история</translation>
    </message>
    <message>
        <source>decline it: choose, confirm</source>
        <translation>отклонить его: выбрать, подтвердить</translation>
    </message>
</context>
<context>
    <name>tulpar::AltitudeCurve</name>
    <message>
        <source>altitude in degrees over the next 12 hours; dashed: the mount&apos;s limit</source>
        <translation>высота в градусах на ближайшие 12 часов; штрихом: предел монтировки</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>then</source>
        <translation>тогда</translation>
    </message>
</context>
<context>
    <name>tulpar::AltitudePlot</name>
    <message>
        <source>Altitude through the night</source>
        <translation>Высота за ночь</translation>
    </message>
    <message>
        <source>air mass</source>
        <translation>возд. масса</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>предел %1</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Луна</translation>
    </message>
</context>
<context>
    <name>tulpar::ArchivePanel</name>
    <message>
        <source>Frames</source>
        <translation>Кадры</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Ночи</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стоп</translation>
    </message>
    <message>
        <source>Alt+1 2 3</source>
        <translation>Alt+1 2 3</translation>
    </message>
    <message>
        <source>frames, events, nights</source>
        <translation>кадры, события, ночи</translation>
    </message>
    <message>
        <source>to the fields</source>
        <translation>к полям</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>in a field: search; on a row: open the frame, or show the frames of it</source>
        <translation>в поле: искать; на строке: открыть кадр или показать её кадры</translation>
    </message>
    <message>
        <source>Shift, Ctrl+A</source>
        <translation>Shift, Ctrl+A</translation>
    </message>
    <message>
        <source>choose several rows, all: with none chosen, all are copied</source>
        <translation>выбрать несколько строк, все; если ничего не выбрано, копируются все</translation>
    </message>
    <message>
        <source>the rows into a file</source>
        <translation>строки в файл</translation>
    </message>
    <message>
        <source>copy the frames into a folder</source>
        <translation>копировать кадры в папку</translation>
    </message>
    <message>
        <source>copying: %1 of %2</source>
        <translation>копируется: %1 из %2</translation>
    </message>
    <message>
        <source>writing rows: %1</source>
        <translation>пишутся строки: %1</translation>
    </message>
    <message>
        <source>archive: %1</source>
        <translation>архив: %1</translation>
    </message>
    <message>
        <source>archive on this computer: %1</source>
        <translation>архив на этом компьютере: %1</translation>
    </message>
    <message>
        <source>The rows into a file</source>
        <translation>Строки в файл</translation>
    </message>
    <message>
        <source>Copy the frames into a folder</source>
        <translation>Копировать кадры в папку</translation>
    </message>
    <message>
        <source>writing rows</source>
        <translation>пишутся строки</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>копируется</translation>
    </message>
    <message>
        <source>Open  Enter</source>
        <translation>Открыть  Enter</translation>
    </message>
    <message>
        <source>Its frames  Enter</source>
        <translation>Её кадры  Enter</translation>
    </message>
    <message>
        <source>Rows to a file…  Ctrl+S</source>
        <translation>Строки в файл…  Ctrl+S</translation>
    </message>
    <message>
        <source>Copy frames: %1 (%2)…  Ctrl+D</source>
        <translation>Копировать кадры: %1 (%2)…  Ctrl+D</translation>
    </message>
    <message>
        <source>Copy frames…  Ctrl+D</source>
        <translation>Копировать кадры…  Ctrl+D</translation>
    </message>
    <message>
        <source>searching; so far %1</source>
        <translation>поиск; пока %1</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>поиск</translation>
    </message>
    <message>
        <source>The archive is empty: the first frames and events come with the first night.</source>
        <translation>Архив пуст: первые кадры и события появятся с первой ночью.</translation>
    </message>
    <message>
        <source>Nothing like this is in the archive. Leave a field empty, or search in a larger circle.</source>
        <translation>Такого в архиве нет. Оставьте поле пустым или ищите в большем круге.</translation>
    </message>
    <message>
        <source>the newest %1 are shown, a file has them all</source>
        <translation>показаны новейшие %1, в файле будут все</translation>
    </message>
    <message>
        <source>Choose rows with Shift and Ctrl; with none chosen, all are copied.</source>
        <translation>Строки выбирают с Shift и Ctrl; если ничего не выбрано, копируются все.</translation>
    </message>
</context>
<context>
    <name>tulpar::BlockForm</name>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>hh:mm UTC</source>
        <translation>чч:мм UTC</translation>
    </message>
    <message>
        <source>time of its beginning, UTC</source>
        <translation>время начала, UTC</translation>
    </message>
    <message>
        <source>At this time  H</source>
        <translation>В это время  H</translation>
    </message>
    <message>
        <source>Not tonight</source>
        <translation>Не сегодня</translation>
    </message>
    <message>
        <source>As planned  F</source>
        <translation>По плану  F</translation>
    </message>
    <message>
        <source>takes back what was ordered for it</source>
        <translation>отменяет указания для него</translation>
    </message>
    <message>
        <source>it is done</source>
        <translation>он выполнен</translation>
    </message>
    <message>
        <source>for a time, write it</source>
        <translation>для времени напишите его</translation>
    </message>
    <message>
        <source>no time of this night</source>
        <translation>это не время этой ночи</translation>
    </message>
    <message>
        <source>that time is over</source>
        <translation>это время прошло</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>choose a block</source>
        <translation>выберите блок</translation>
    </message>
    <message>
        <source>it is being observed</source>
        <translation>он наблюдается</translation>
    </message>
    <message>
        <source>the visits before it come first; it follows them by its cadence</source>
        <translation>сначала повторы до него; он следует за ними со своим промежутком</translation>
    </message>
    <message>
        <source>Not tonight, all visits</source>
        <translation>Не сегодня, все повторы</translation>
    </message>
</context>
<context>
    <name>tulpar::CallBar</name>
    <message>
        <source>Respond</source>
        <translation>Отклик</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Отказаться</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Услышано</translation>
    </message>
    <message>
        <source>ends the sound; the question stays</source>
        <translation>прекращает звук; вопрос остаётся</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>История</translation>
    </message>
    <message>
        <source>ASKS YOU  %1</source>
        <comment>an alert waits for an answer</comment>
        <translation>ЖДЁТ ОТВЕТА  %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>ошибка %1</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>%1 left, then: %2</source>
        <comment>time to answer, what is done without an answer</comment>
        <translation>осталось %1, затем: %2</translation>
    </message>
    <message>
        <source>time is up: %1</source>
        <comment>what is done without an answer</comment>
        <translation>время вышло: %1</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>respond: choose, confirm</source>
        <translation>отклик: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>Tab, Enter, Enter</source>
        <translation>Tab, Enter, Enter</translation>
    </message>
    <message>
        <source>decline: choose, confirm</source>
        <translation>отклонить: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>этот пульт только смотрит</translation>
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
        <translation>УДАЛЁННО: серых %1, шум приглушён; Q: всё</translation>
    </message>
    <message>
        <source>REMOTE: %1 greys, noise quieted, link: one frame in %2 s; Q: all</source>
        <translation>УДАЛЁННО: серых %1, шум приглушён, линия: кадр в %2 с; Q: всё</translation>
    </message>
</context>
<context>
    <name>tulpar::ChartText</name>
    <message>
        <source>star</source>
        <translation>звезда</translation>
    </message>
    <message>
        <source>star, V %1</source>
        <translation>звезда, V %1</translation>
    </message>
    <message>
        <source>%1 % lit</source>
        <translation>фаза %1 %</translation>
    </message>
    <message>
        <source>planet, V %1</source>
        <translation>планета, V %1</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>горизонт</translation>
    </message>
    <message>
        <source>never sets</source>
        <translation>не заходит</translation>
    </message>
    <message>
        <source>never rises</source>
        <translation>не восходит</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>восход</translation>
    </message>
    <message>
        <source>culminates</source>
        <translation>кульминация</translation>
    </message>
    <message>
        <source>sets</source>
        <translation>заход</translation>
    </message>
    <message>
        <source>above %1 until</source>
        <translation>выше %1 до</translation>
    </message>
    <message>
        <source>above %1 from</source>
        <translation>выше %1 с</translation>
    </message>
    <message>
        <source>target, error %1</source>
        <translation>цель, ошибка %1</translation>
    </message>
    <message>
        <source>, error %1</source>
        <translation>, ошибка %1</translation>
    </message>
    <message>
        <source>telescope</source>
        <translation>телескоп</translation>
    </message>
    <message>
        <source>place on the sky</source>
        <translation>точка неба</translation>
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
        <translation>высота</translation>
    </message>
    <message>
        <source>azimuth</source>
        <translation>азимут</translation>
    </message>
    <message>
        <source>airmass</source>
        <translation>воздушная масса</translation>
    </message>
    <message>
        <source>last heard %1 ago</source>
        <translation>слышен %1 назад</translation>
    </message>
    <message>
        <source>where it looks</source>
        <translation>куда смотрит</translation>
    </message>
    <message>
        <source>cable turn</source>
        <translation>виток кабеля</translation>
    </message>
    <message>
        <source>UT1 − UTC</source>
        <translation>UT1 − UTC</translation>
    </message>
    <message>
        <source>not set: up to 13.5″ off in hour angle</source>
        <translation>не задано: до 13.5″ по часовому углу</translation>
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
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 сут</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Солнце</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Луна</translation>
    </message>
    <message>
        <source>Mercury</source>
        <translation>Меркурий</translation>
    </message>
    <message>
        <source>Venus</source>
        <translation>Венера</translation>
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
        <translation>В</translation>
    </message>
    <message>
        <source>S</source>
        <comment>south</comment>
        <translation>Ю</translation>
    </message>
    <message>
        <source>W</source>
        <comment>west</comment>
        <translation>З</translation>
    </message>
    <message>
        <source>telescope, %1 ago</source>
        <translation>телескоп, %1 назад</translation>
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
        <translation>всё небо</translation>
    </message>
    <message>
        <source>field %1</source>
        <translation>поле %1</translation>
    </message>
    <message>
        <source> · mirrored</source>
        <translation> · зеркально</translation>
    </message>
    <message>
        <source> · follows the telescope</source>
        <translation> · за телескопом</translation>
    </message>
    <message>
        <source> · follows the target</source>
        <translation> · за целью</translation>
    </message>
    <message>
        <source> · follows the stars</source>
        <translation> · за звёздами</translation>
    </message>
    <message>
        <source>? keys</source>
        <translation>? клавиши</translation>
    </message>
    <message>
        <source>Core not heard</source>
        <translation>Ядро не слышно</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>%1, without the other instruments</source>
        <translation>%1, без других инструментов</translation>
    </message>
    <message>
        <source>%1: 90 % in %2 deg²</source>
        <translation>%1: 90 % в %2 кв. град.</translation>
    </message>
    <message>
        <source>one field holds %1 %</source>
        <translation>одно поле содержит %1 %</translation>
    </message>
    <message>
        <source>galaxy</source>
        <translation>галактика</translation>
    </message>
    <message>
        <source>cluster of galaxies</source>
        <translation>скопление галактик</translation>
    </message>
    <message>
        <source>open cluster</source>
        <translation>рассеянное скопление</translation>
    </message>
    <message>
        <source>globular cluster</source>
        <translation>шаровое скопление</translation>
    </message>
    <message>
        <source>nebula</source>
        <translation>туманность</translation>
    </message>
    <message>
        <source>planetary nebula</source>
        <translation>планетарная туманность</translation>
    </message>
    <message>
        <source>supernova remnant</source>
        <translation>остаток сверхновой</translation>
    </message>
    <message>
        <source>, mag %1</source>
        <translation>, зв. вел. %1</translation>
    </message>
    <message>
        <source>mount</source>
        <translation>монтировка</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>не сейчас: %1</translation>
    </message>
    <message>
        <source>reachable until %1, for %2</source>
        <translation>доступно до %1, ещё %2</translation>
    </message>
    <message>
        <source>reachable from %1, in %2</source>
        <translation>доступно с %1, через %2</translation>
    </message>
    <message>
        <source>reachable all day long</source>
        <translation>доступно круглые сутки</translation>
    </message>
    <message>
        <source>not within a day; highest %1</source>
        <translation>не в ближайшие сутки; наибольшая высота %1</translation>
    </message>
    <message>
        <source>constellation</source>
        <translation>созвездие</translation>
    </message>
    <message>
        <source>coordinates, J2000</source>
        <translation>координаты, J2000</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 local</source>
        <translation>%1 местного</translation>
    </message>
    <message>
        <source>turned %1</source>
        <translation>поворот %1</translation>
    </message>
    <message>
        <source>turn unknown</source>
        <translation>поворот неизвестен</translation>
    </message>
    <message>
        <source>telescope then</source>
        <translation>телескоп тогда</translation>
    </message>
    <message>
        <source>%1 · position angle %2</source>
        <translation>%1 · позиционный угол %2</translation>
    </message>
    <message>
        <source>NOT NOW  %1</source>
        <translation>НЕ СЕЙЧАС  %1</translation>
    </message>
    <message>
        <source>Sun %1</source>
        <translation>Солнце %1</translation>
    </message>
    <message>
        <source>night for %1</source>
        <translation>ночь ещё %1</translation>
    </message>
    <message>
        <source>day, sets in %1</source>
        <translation>день, заход через %1</translation>
    </message>
    <message>
        <source>twilight, sunrise in %1</source>
        <translation>сумерки, восход через %1</translation>
    </message>
    <message>
        <source>twilight, night in %1</source>
        <translation>сумерки, ночь через %1</translation>
    </message>
    <message>
        <source>twilight, no night</source>
        <translation>сумерки, ночи нет</translation>
    </message>
    <message>
        <source>target: no limit today</source>
        <translation>цель: предела сегодня нет</translation>
    </message>
    <message>
        <source>target: %1</source>
        <translation>цель: %1</translation>
    </message>
    <message>
        <source>sets in %1</source>
        <translation>заход через %1</translation>
    </message>
    <message>
        <source>cable: %1 left ↺, %2 left ↻</source>
        <translation>кабель: осталось %1 ↺, %2 ↻</translation>
    </message>
    <message>
        <source>cable: unknown</source>
        <translation>кабель: неизвестно</translation>
    </message>
    <message>
        <source>roof %1</source>
        <translation>крыша: %1</translation>
    </message>
    <message>
        <source>roof unknown</source>
        <translation>крыша: неизвестно</translation>
    </message>
    <message>
        <source>cover %1</source>
        <translation>крышка: %1</translation>
    </message>
    <message>
        <source>cover unknown</source>
        <translation>крышка: неизвестно</translation>
    </message>
    <message>
        <source>az %1  alt %2</source>
        <translation>аз %1  выс %2</translation>
    </message>
    <message>
        <source>airmass %1</source>
        <translation>воздушная масса %1</translation>
    </message>
    <message>
        <source>the mount does not go here: %1</source>
        <translation>монтировка сюда не идёт: %1</translation>
    </message>
    <message>
        <source>%1 from the Moon: the rules want %2</source>
        <translation>%1 от Луны: по правилам %2</translation>
    </message>
    <message>
        <source>meridian: stars stand highest here</source>
        <translation>меридиан: здесь звёзды выше всего</translation>
    </message>
    <message>
        <source>celestial equator: half a day above the horizon</source>
        <translation>небесный экватор: полсуток над горизонтом</translation>
    </message>
    <message>
        <source>ecliptic: the road of Sun, Moon and planets</source>
        <translation>эклиптика: путь Солнца, Луны и планет</translation>
    </message>
    <message>
        <source>airmass 2: twice the air of the zenith, stars fainter and larger</source>
        <translation>воздушная масса 2: воздуха вдвое больше, чем в зените; звёзды слабее и крупнее</translation>
    </message>
    <message>
        <source>celestial pole: the sky turns around it</source>
        <translation>полюс мира: вокруг него вращается небо</translation>
    </message>
    <message>
        <source>above %1: azimuth would have to turn too fast</source>
        <translation>выше %1: азимут вращался бы слишком быстро</translation>
    </message>
    <message>
        <source>below %1 the mount does not go</source>
        <translation>ниже %1 монтировка не идёт</translation>
    </message>
    <message>
        <source>hour angle −%1: will cross the meridian</source>
        <translation>часовой угол −%1: до меридиана</translation>
    </message>
    <message>
        <source>hour angle +%1: has crossed the meridian</source>
        <translation>часовой угол +%1: меридиан пройден</translation>
    </message>
    <message>
        <source>own list</source>
        <translation>свой список</translation>
    </message>
    <message>
        <source>target of the programme</source>
        <translation>цель программы</translation>
    </message>
    <message>
        <source>target of the queue</source>
        <translation>цель очереди</translation>
    </message>
    <message>
        <source>galactic coordinates</source>
        <translation>галактические координаты</translation>
    </message>
    <message>
        <source>azimuth and altitude now</source>
        <translation>азимут и высота сейчас</translation>
    </message>
    <message>
        <source>Nothing of this name. Understood: Vega, M 31, Jupiter, HIP 91262, GRB 221009A, UMa; 19:13:03 +19:48:09, 19h13m +19°48′, 288.26 +19.80 (degrees), J191303+194809, gal 67.4 +19.2; az 120 alt 45.</source>
        <translation>Ничего с таким именем. Понятно: Вега, M 31, Юпитер, HIP 91262, GRB 221009A, UMa; 19:13:03 +19:48:09, 19h13m +19°48′, 288.26 +19.80 (градусы), J191303+194809, gal 67.4 +19.2; az 120 alt 45.</translation>
    </message>
    <message>
        <source>%1, done</source>
        <translation>%1, снято</translation>
    </message>
    <message>
        <source>not then: %1</source>
        <translation>тогда нельзя: %1</translation>
    </message>
    <message>
        <source>; dark until %1</source>
        <translation>; темно до %1</translation>
    </message>
    <message>
        <source>; dark from %1</source>
        <translation>; темно с %1</translation>
    </message>
    <message>
        <source>There are no such coordinates: right ascension is 0 to 24 hours or 0 to 360 degrees, declination and altitude −90 to +90 degrees, minutes and seconds below 60.</source>
        <translation>Таких координат нет: прямое восхождение от 0 до 24 часов или от 0 до 360 градусов, склонение и высота от −90 до +90 градусов, минуты и секунды меньше 60.</translation>
    </message>
    <message>
        <source>target: %1 limit in %2</source>
        <translation>цель: предел %1 через %2</translation>
    </message>
    <message>
        <source> · below the horizon</source>
        <translation> · под горизонтом</translation>
    </message>
    <message>
        <source>limits</source>
        <translation>пределы</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>алерты</translation>
    </message>
    <message>
        <source>Sun, Moon, planets</source>
        <translation>Солнце, Луна, планеты</translation>
    </message>
    <message>
        <source> · hidden: %1</source>
        <translation> · скрыты: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::ChartTools</name>
    <message>
        <source>the sky then; the telescope is not drawn</source>
        <translation>небо в то время; телескоп не показан</translation>
    </message>
    <message>
        <source>the telescope as this desk saw it</source>
        <translation>телескоп, как его видел этот пульт</translation>
    </message>
    <message>
        <source>the chart shows another time; Esc in the time slider first</source>
        <translation>карта показывает другое время; сначала Esc на шкале времени</translation>
    </message>
    <message>
        <source>robotic mode: to manual first</source>
        <translation>режим робота: сначала в ручной</translation>
    </message>
    <message>
        <source>being made safe</source>
        <translation>приводится в безопасность</translation>
    </message>
    <message>
        <source>copied: %1</source>
        <translation>скопировано: %1</translation>
    </message>
    <message>
        <source>Drill %1</source>
        <translation>Учение %1</translation>
    </message>
    <message>
        <source>the telescope as its exposures were kept</source>
        <translation>телескоп по сохранённым экспозициям</translation>
    </message>
    <message>
        <source>reading the archive …</source>
        <translation>чтение архива …</translation>
    </message>
    <message>
        <source>the telescope is not drawn: no exposure within 2 min of this moment</source>
        <translation>телескоп не показан: в пределах 2 мин от этого момента экспозиций нет</translation>
    </message>
    <message>
        <source>the telescope is not drawn: this desk did not see it, and the archive does not answer</source>
        <translation>телескоп не показан: этот пульт его не видел, а архив не отвечает</translation>
    </message>
</context>
<context>
    <name>tulpar::ConditionModel</name>
    <message>
        <source>condition</source>
        <translation>условие</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>column: limit beyond which it is bad</comment>
        <translation>плохо</translation>
    </message>
    <message>
        <source>good again</source>
        <comment>column: limit within which it is good again</comment>
        <translation>снова хорошо</translation>
    </message>
    <message>
        <source>age</source>
        <translation>возраст</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>что делает</translation>
    </message>
</context>
<context>
    <name>tulpar::ControlCall</name>
    <message>
        <source>Control is asked for</source>
        <translation>Просят управление</translation>
    </message>
    <message>
        <source>Grant</source>
        <translation>Отдать</translation>
    </message>
    <message>
        <source>Keep control</source>
        <translation>Оставить себе</translation>
    </message>
    <message>
        <source>Another desk</source>
        <translation>Другой пульт</translation>
    </message>
    <message>
        <source>%1 asks for control</source>
        <translation>%1 просит управление</translation>
    </message>
    <message>
        <source>%1 asks for control; it goes over in %2</source>
        <translation>%1 просит управление; перейдёт через %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>grant control</source>
        <translation>отдать управление</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Enter</translation>
    </message>
    <message>
        <source>keep control</source>
        <translation>оставить управление</translation>
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
        <translation>Небо</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Кадры</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Алерты</translation>
    </message>
    <message>
        <source>Tulpar · SIMULATION</source>
        <translation>Tulpar · СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>this panel</source>
        <translation>эта панель</translation>
    </message>
    <message>
        <source>the desk</source>
        <translation>пульт</translation>
    </message>
    <message>
        <source>make safe, at once</source>
        <translation>обезопасить, сразу</translation>
    </message>
    <message>
        <source>why ready or not</source>
        <translation>почему готово или нет</translation>
    </message>
    <message>
        <source>chart alone, and back</source>
        <translation>только карта, и обратно</translation>
    </message>
    <message>
        <source>Shift+F11</source>
        <translation>Shift+F11</translation>
    </message>
    <message>
        <source>viewer alone, and back</source>
        <translation>только кадры, и обратно</translation>
    </message>
    <message>
        <source>arrangement as at first</source>
        <translation>исходное расположение</translation>
    </message>
    <message>
        <source>to the next panel or button</source>
        <translation>к следующей панели или кнопке</translation>
    </message>
    <message>
        <source>these keys; ? in chart and viewer: theirs</source>
        <translation>эти клавиши; ? на карте и кадрах — их клавиши</translation>
    </message>
    <message>
        <source>(!) ASKS YOU · %1</source>
        <comment>title of the window</comment>
        <translation>(!) ЖДЁТ ОТВЕТА · %1</translation>
    </message>
    <message>
        <source>to the alert that asks you</source>
        <translation>к алерту, который ждёт ответа</translation>
    </message>
    <message>
        <source>enter an alert by hand</source>
        <translation>ввести алерт вручную</translation>
    </message>
    <message>
        <source>stop motion, at once</source>
        <translation>остановить движение, сразу</translation>
    </message>
    <message>
        <source>safety: conditions, overrides, modes</source>
        <translation>безопасность: условия, обходы, режимы</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>end the override shown first</source>
        <translation>кончить первый показанный обход</translation>
    </message>
    <message>
        <source>who speaks</source>
        <translation>кто говорит</translation>
    </message>
    <message>
        <source>take control, ask for it, answer who asks</source>
        <translation>взять управление, попросить, ответить просящему</translation>
    </message>
    <message>
        <source>to the alarms; Shift: all seen</source>
        <translation>к тревогам; Shift: все приняты</translation>
    </message>
    <message>
        <source>single devices by hand</source>
        <translation>отдельные устройства вручную</translation>
    </message>
    <message>
        <source>Shift+F1</source>
        <translation>Shift+F1</translation>
    </message>
    <message>
        <source>about, and what is proven</source>
        <translation>о программе и что доказано</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Безопасность</translation>
    </message>
    <message>
        <source>(!) ALARM · %1</source>
        <comment>title of the window</comment>
        <translation>(!) ТРЕВОГА · %1</translation>
    </message>
    <message>
        <source>Shift+F2</source>
        <translation>Shift+F2</translation>
    </message>
    <message>
        <source>the night: what it does, plan, programme; and back</source>
        <translation>ночь: что делает, план, программа; и обратно</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Ночь</translation>
    </message>
    <message>
        <source>Shift+F4</source>
        <translation>Shift+F4</translation>
    </message>
    <message>
        <source>the archive: all nights; and back</source>
        <translation>архив: все ночи; и обратно</translation>
    </message>
    <message>
        <source>to chart, viewer, alerts, safety, night, archive</source>
        <translation>к карте, кадрам, алертам, безопасности, ночи, архиву</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Архив</translation>
    </message>
</context>
<context>
    <name>tulpar::DeviceCellWidget</name>
    <message>
        <source>%1, measured %2 ago</source>
        <translation>%1, измерено %2 назад</translation>
    </message>
</context>
<context>
    <name>tulpar::EntryPanel</name>
    <message>
        <source>error %1</source>
        <translation>ошибка %1</translation>
    </message>
    <message>
        <source>T0 %1 %2</source>
        <translation>T0 %1 %2</translation>
    </message>
    <message>
        <source>It says: %1</source>
        <translation>Сообщает: %1</translation>
    </message>
    <message>
        <source>No automatic response: %1</source>
        <translation>Без автоматического отклика: %1</translation>
    </message>
    <message>
        <source>Give it to the core</source>
        <translation>Передать ядру</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>A notice</source>
        <translation>Извещение</translation>
    </message>
    <message>
        <source>A position</source>
        <translation>Координаты</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Извещение</translation>
    </message>
    <message>
        <source>Paste a notice here, or drop a file anywhere on the desk: VOEvent, JSON, the 160-byte packet or classic text.</source>
        <translation>Вставьте сюда извещение или перетащите файл в любое место окна: VOEvent, JSON, пакет 160 байт или классический текст.</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Открыть файл…</translation>
    </message>
    <message>
        <source>name</source>
        <translation>имя</translation>
    </message>
    <message>
        <source>GRB 221009A; empty: after its time</source>
        <translation>GRB 221009A; пусто: по времени</translation>
    </message>
    <message>
        <source>RA</source>
        <translation>RA</translation>
    </message>
    <message>
        <source>19:13:03.2 or 288.263; both coordinates may be pasted</source>
        <translation>19:13:03.2 или 288.263; можно вставить обе координаты</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>+19:48:09 or 19.8026</source>
        <translation>+19:48:09 или 19.8026</translation>
    </message>
    <message>
        <source>error radius</source>
        <translation>радиус ошибки</translation>
    </message>
    <message>
        <source>3&apos;, 12&quot; or 0.05 deg</source>
        <translation>3&apos;, 12&quot; или 0.05 deg</translation>
    </message>
    <message>
        <source>T0, UTC</source>
        <translation>T0, UTC</translation>
    </message>
    <message>
        <source>14:10:17; empty: now</source>
        <translation>14:10:17; пусто: сейчас</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 не читается: %2</translation>
    </message>
    <message>
        <source>%1 is larger than %2 MB: not a notice.</source>
        <translation>%1 больше %2 МБ: это не извещение.</translation>
    </message>
    <message>
        <source>Nothing is sent before you press the button.</source>
        <translation>До нажатия кнопки ничего не отправляется.</translation>
    </message>
    <message>
        <source>Not a notice that can be read: %1</source>
        <translation>Извещение не читается: %1</translation>
    </message>
    <message>
        <source>RA Dec %1, error %2</source>
        <translation>α δ %1, ошибка %2</translation>
    </message>
    <message>
        <source>T0 %1 ago</source>
        <translation>T0 %1 назад</translation>
    </message>
</context>
<context>
    <name>tulpar::EventStory</name>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Извещения</translation>
    </message>
    <message>
        <source>Read the rules again</source>
        <translation>Перечитать правила</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Tonight</source>
        <translation>Этой ночью</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Respond now</source>
        <translation>Отклик сейчас</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Отказаться</translation>
    </message>
    <message>
        <source>Whole window</source>
        <translation>На всё окно</translation>
    </message>
    <message>
        <source>write a note, Enter keeps it</source>
        <translation>напишите заметку, Enter сохранит</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>another name, as GRB 221009A</source>
        <translation>другое имя, например GRB 221009A</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>Другое имя</translation>
    </message>
    <message>
        <source>Notes and names</source>
        <translation>Заметки и имена</translation>
    </message>
    <message>
        <source>Back to the desk</source>
        <translation>Назад к пульту</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>T0 unknown</source>
        <translation>T0 неизвестно</translation>
    </message>
    <message>
        <source>The file of rules was refused, the rules before it stand: %1</source>
        <translation>Файл правил отвергнут, действуют прежние правила: %1</translation>
    </message>
    <message>
        <source>Asked for %1; without an answer: %2</source>
        <translation>Вопрос на %1; без ответа: %2</translation>
    </message>
    <message>
        <source>The rules are built in.</source>
        <translation>Правила встроенные.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, из %2</translation>
    </message>
    <message>
        <source>Other strategies, which do not fit: %1</source>
        <translation>Другие стратегии, которые не подходят: %1</translation>
    </message>
    <message>
        <source>this desk is read-only</source>
        <translation>этот пульт только смотрит</translation>
    </message>
</context>
<context>
    <name>tulpar::FilmStrip</name>
    <message>
        <source>all channels</source>
        <translation>все каналы</translation>
    </message>
    <message>
        <source>all of the night</source>
        <translation>вся ночь</translation>
    </message>
    <message>
        <source>tonight</source>
        <translation>эта ночь</translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation>Чтение папки</translation>
    </message>
    <message>
        <source>No frame here yet. Each frame appears as it is stored.</source>
        <translation>Здесь ещё нет кадров. Каждый появится, как только записан.</translation>
    </message>
    <message>
        <source>frames: %1</source>
        <translation>кадров: %1</translation>
    </message>
    <message>
        <source>chosen files</source>
        <translation>выбранные файлы</translation>
    </message>
</context>
<context>
    <name>tulpar::FoundTable</name>
    <message>
        <source>What was found</source>
        <translation>Что найдено</translation>
    </message>
</context>
<context>
    <name>tulpar::FrameViewer</name>
    <message>
        <source>FRAMES</source>
        <translation>КАДРЫ</translation>
    </message>
    <message>
        <source>one channel large, again: all</source>
        <translation>один канал крупно, ещё раз: все</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>двойной щелчок</translation>
    </message>
    <message>
        <source>enlarge, again: all</source>
        <translation>увеличить, ещё раз: все</translation>
    </message>
    <message>
        <source>zoom around the cursor</source>
        <translation>масштаб вокруг курсора</translation>
    </message>
    <message>
        <source>arrows  drag</source>
        <translation>стрелки  мышь</translation>
    </message>
    <message>
        <source>pan; with Shift by a pixel</source>
        <translation>сдвиг; с Shift на пиксель</translation>
    </message>
    <message>
        <source>Ctrl+arrows  right drag</source>
        <translation>Ctrl+стрелки  правая кнопка</translation>
    </message>
    <message>
        <source>copy RA and Dec of the readout</source>
        <translation>скопировать RA и Dec под курсором</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>#%1 cannot be shown: %2</source>
        <translation>№%1 нельзя показать: %2</translation>
    </message>
    <message>
        <source>Open a FITS image</source>
        <translation>Открыть кадр FITS</translation>
    </message>
    <message>
        <source>No colour picture yet</source>
        <translation>Цветной картинки ещё нет</translation>
    </message>
    <message>
        <source>It is made of the channels&apos; frames once one of them has coordinates.</source>
        <translation>Она составляется из кадров каналов, когда хоть у одного есть координаты.</translation>
    </message>
    <message>
        <source>No difference yet</source>
        <translation>Разности ещё нет</translation>
    </message>
    <message>
        <source>It needs a frame of this channel and an earlier one, or one opened from the strip.</source>
        <translation>Нужен кадр этого канала и прежний или открытый из ленты.</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Разности нет</translation>
    </message>
    <message>
        <source>no pixel holds a number that can be shown</source>
        <translation>ни в одном пикселе нет числа, которое можно показать</translation>
    </message>
    <message>
        <source>EARLIER FRAME</source>
        <translation>ПРЕЖНИЙ КАДР</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Следить за папкой</translation>
    </message>
    <message>
        <source>bias and contrast</source>
        <translation>смещение и контраст</translation>
    </message>
    <message>
        <source>one step back: tool, panel, file, all channels</source>
        <translation>шаг назад: инструмент, панель, файл, все каналы</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранить картинку</translation>
    </message>
    <message>
        <source>Save what is seen as FITS</source>
        <translation>Сохранить видимое в FITS</translation>
    </message>
    <message>
        <source>Save the measurement</source>
        <translation>Сохранить измерение</translation>
    </message>
    <message>
        <source>Save the regions</source>
        <translation>Сохранить области</translation>
    </message>
    <message>
        <source>Load regions</source>
        <translation>Загрузить области</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Cannot save %1: %2</source>
        <translation>Не удалось сохранить %1: %2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>Не удалось прочесть %1: %2</translation>
    </message>
    <message>
        <source>Regions loaded: %1</source>
        <translation>Областей загружено: %1</translation>
    </message>
    <message>
        <source>lines that cannot be drawn: %1</source>
        <translation>строк не нарисовать: %1</translation>
    </message>
    <message>
        <source>+ −  wheel</source>
        <translation>+ −  колесо</translation>
    </message>
    <message>
        <source>these keys; again: the next page</source>
        <translation>эти клавиши; ещё раз: дальше</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>the words of the chosen region</source>
        <translation>текст выбранной области</translation>
    </message>
    <message>
        <source>every pixel is %1: nothing was exposed, or the camera sends one value</source>
        <translation>все пиксели равны %1: экспозиции не было, или камера шлёт одно значение</translation>
    </message>
</context>
<context>
    <name>tulpar::HeaderPanel</name>
    <message>
        <source>Header</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>search, e.g. exp or wcs</source>
        <translation>поиск, например exp или wcs</translation>
    </message>
    <message>
        <source>Header of %1</source>
        <translation>Заголовок %1</translation>
    </message>
    <message>
        <source>No card holds these words.</source>
        <translation>Нет карточки с этими словами.</translation>
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
        <translation>Гистограмма %1</translation>
    </message>
    <message>
        <source>value</source>
        <translation>значение</translation>
    </message>
    <message>
        <source>pixels, logarithmic</source>
        <translation>пикселей, лог</translation>
    </message>
    <message>
        <source>black %1, white %2. Drag a dotted line, or use ← → (white) and Shift+← → (black). A: automatic again.</source>
        <translation>чёрное %1, белое %2. Тяните пунктир или ← → (белое) и Shift+← → (чёрное). A: снова авто.</translation>
    </message>
    <message>
        <source>No frame here.</source>
        <translation>Здесь нет кадра.</translation>
    </message>
</context>
<context>
    <name>tulpar::HoldButton</name>
    <message>
        <source>%1: choose, then hold (or Enter twice)</source>
        <translation>%1: выбрать, затем удержать (или дважды Enter)</translation>
    </message>
    <message>
        <source>hold on…</source>
        <translation>держите…</translation>
    </message>
    <message>
        <source>let go: %1</source>
        <translation>отпустить: %1</translation>
    </message>
    <message>
        <source>%1: not now: %2</source>
        <translation>%1: не сейчас: %2</translation>
    </message>
    <message>
        <source>now hold again: %1</source>
        <translation>ещё раз, удержать: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::LayersPanel</name>
    <message>
        <source>limits and forbidden zones</source>
        <translation>пределы и запретные зоны</translation>
    </message>
    <message>
        <source>alerts of the queue</source>
        <translation>алерты очереди</translation>
    </message>
    <message>
        <source>sky maps</source>
        <translation>карты вероятности</translation>
    </message>
    <message>
        <source>fields exposed tonight</source>
        <translation>снятые этой ночью поля</translation>
    </message>
    <message>
        <source>own objects</source>
        <translation>свои объекты</translation>
    </message>
    <message>
        <source>Sun, Moon, planets</source>
        <translation>Солнце, Луна, планеты</translation>
    </message>
    <message>
        <source>names of stars</source>
        <translation>имена звёзд</translation>
    </message>
    <message>
        <source>constellation figures</source>
        <translation>фигуры созвездий</translation>
    </message>
    <message>
        <source>constellation names</source>
        <translation>названия созвездий</translation>
    </message>
    <message>
        <source>constellation borders</source>
        <translation>границы созвездий</translation>
    </message>
    <message>
        <source>Milky Way</source>
        <translation>Млечный Путь</translation>
    </message>
    <message>
        <source>galaxies, clusters, nebulae</source>
        <translation>галактики, скопления, туманности</translation>
    </message>
    <message>
        <source>ground</source>
        <translation>земля</translation>
    </message>
    <message>
        <source>explanations</source>
        <translation>пояснения</translation>
    </message>
    <message>
        <source>altitude limits, horizon, cable, Sun and Moon: where the mount does not go, and why</source>
        <translation>пределы высоты, горизонт, кабель, Солнце и Луна: куда монтировка не идёт и почему</translation>
    </message>
    <message>
        <source>credible regions of gravitational-wave and other maps: 50 % solid, 90 % dashed</source>
        <translation>доверительные области гравитационно-волновых и других карт: 50 % сплошной, 90 % штрихом</translation>
    </message>
    <message>
        <source>as this desk has seen them since it started</source>
        <translation>какими их видел этот пульт с начала работы</translation>
    </message>
    <message>
        <source>meridian, equator, ecliptic, airmass, hour angle: for students</source>
        <translation>меридиан, экватор, эклиптика, воздушная масса, часовой угол: для студентов</translation>
    </message>
    <message>
        <source>What the chart shows</source>
        <translation>Что показывает карта</translation>
    </message>
    <message>
        <source>planned fields and targets</source>
        <translation>намеченные поля и цели</translation>
    </message>
    <message>
        <source>what is planned for tonight, each field with its turn and per cent; of a sky map the field that holds the most</source>
        <translation>что намечено на эту ночь, у каждого поля очередь и проценты; у карты неба поле, где больше всего</translation>
    </message>
    <message>
        <source>your list: objects.csv in ~/.local/share/tulpar</source>
        <translation>ваш список: objects.csv в ~/.local/share/tulpar</translation>
    </message>
</context>
<context>
    <name>tulpar::LedgerBar</name>
    <message>
        <source>Where the time went</source>
        <translation>Куда ушло время</translation>
    </message>
    <message>
        <source>exposing</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>slewing</source>
        <translation>наведение</translation>
    </message>
    <message>
        <source>reading out</source>
        <translation>считывание</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>погода</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ожидание</translation>
    </message>
    <message>
        <source>unexplained</source>
        <translation>не объяснено</translation>
    </message>
    <message>
        <source>Nothing is counted yet: the account of the night begins at dusk.</source>
        <translation>Пока ничего не учтено: учёт ночи начинается в сумерки.</translation>
    </message>
    <message>
        <source>Time since dusk</source>
        <translation>Время с начала темноты</translation>
    </message>
</context>
<context>
    <name>tulpar::MeasurePanel</name>
    <message>
        <source>Measure</source>
        <translation>Измерение</translation>
    </message>
    <message>
        <source>save as CSV</source>
        <translation>сохранить в CSV</translation>
    </message>
    <message>
        <source>Star %1</source>
        <translation>Звезда %1</translation>
    </message>
    <message>
        <source>No star measured there: %1</source>
        <translation>Звезда там не измерена: %1</translation>
    </message>
    <message>
        <source>px</source>
        <translation>пкс</translation>
    </message>
    <message>
        <source>value above the sky · energy →</source>
        <translation>значение над небом · энергия →</translation>
    </message>
    <message>
        <source>FWHM %1</source>
        <translation>FWHM %1</translation>
    </message>
    <message>
        <source>half of the energy within %1</source>
        <translation>половина энергии в %1</translation>
    </message>
    <message>
        <source>80 % within %1</source>
        <translation>80 % в %1</translation>
    </message>
    <message>
        <source>ellipticity %1   peak %2</source>
        <translation>эллиптичность %1   пик %2</translation>
    </message>
    <message>
        <source>x %1   y %2</source>
        <translation>x %1   y %2</translation>
    </message>
    <message>
        <source>sky %1 ± %2</source>
        <translation>небо %1 ± %2</translation>
    </message>
    <message>
        <source>SATURATED: the width is not to be trusted</source>
        <translation>НАСЫЩЕНА: ширине верить нельзя</translation>
    </message>
    <message>
        <source>mean across</source>
        <translation>среднее поперёк</translation>
    </message>
    <message>
        <source>value</source>
        <translation>значение</translation>
    </message>
    <message>
        <source>length %1</source>
        <translation>длина %1</translation>
    </message>
    <message>
        <source>least %1   most %2</source>
        <translation>мин %1   макс %2</translation>
    </message>
    <message>
        <source>Box cut %1</source>
        <translation>Полоса %1</translation>
    </message>
    <message>
        <source>Line cut %1</source>
        <translation>Разрез %1</translation>
    </message>
    <message>
        <source>area %1</source>
        <translation>площадь %1</translation>
    </message>
    <message>
        <source>sum %1</source>
        <translation>сумма %1</translation>
    </message>
    <message>
        <source>mean %1   median %2</source>
        <translation>среднее %1   медиана %2</translation>
    </message>
    <message>
        <source>deviation %1</source>
        <translation>отклонение %1</translation>
    </message>
    <message>
        <source>sky beside it %1 ± %2</source>
        <translation>небо рядом %1 ± %2</translation>
    </message>
    <message>
        <source>net %1</source>
        <translation>чистый поток %1</translation>
    </message>
    <message>
        <source>signal to noise %1</source>
        <translation>сигнал/шум %1</translation>
    </message>
    <message>
        <source>CUT by the edge of the frame</source>
        <translation>ОБРЕЗАНО краем кадра</translation>
    </message>
    <message>
        <source>words of this region</source>
        <translation>текст этой области</translation>
    </message>
    <message>
        <source>Words in %1</source>
        <translation>Текст, %1</translation>
    </message>
</context>
<context>
    <name>tulpar::NightCurve</name>
    <message>
        <source>Altitude tonight</source>
        <translation>Высота этой ночью</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>Moon %1 %, %2 away</source>
        <comment>lit part, distance from the target</comment>
        <translation>Луна %1 %, до неё %2</translation>
    </message>
    <message>
        <source>No position yet: nothing to draw.</source>
        <translation>Координат ещё нет: рисовать нечего.</translation>
    </message>
</context>
<context>
    <name>tulpar::NightHead</name>
    <message>
        <source>Programme  E</source>
        <translation>Программа  E</translation>
    </message>
    <message>
        <source>nobody runs the night</source>
        <translation>ночь никто не ведёт</translation>
    </message>
    <message>
        <source>the core runs the night, by its settings</source>
        <translation>ночь ведёт ядро, по настройкам</translation>
    </message>
    <message>
        <source>the core runs the night, for %1</source>
        <translation>ночь ведёт ядро, включил(а) %1</translation>
    </message>
    <message>
        <source>✓ armed, drilled at %1 UTC</source>
        <translation>✓ на дежурстве, проверено в %1 UTC</translation>
    </message>
    <message>
        <source>✓ drilled at %1 UTC</source>
        <translation>✓ проверено в %1 UTC</translation>
    </message>
    <message>
        <source>not drilled yet: the drill comes at start-up, before dusk</source>
        <translation>ещё не проверено: проверка при запуске, до темноты</translation>
    </message>
    <message>
        <source>Stop running the night</source>
        <translation>Больше не вести ночь</translation>
    </message>
    <message>
        <source>Run the night</source>
        <translation>Вести ночь</translation>
    </message>
</context>
<context>
    <name>tulpar::NightPanel</name>
    <message>
        <source>Steps of the night</source>
        <translation>Шаги ночи</translation>
    </message>
    <message>
        <source>step</source>
        <translation>шаг</translation>
    </message>
    <message>
        <source>state</source>
        <translation>состояние</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>why</source>
        <translation>почему</translation>
    </message>
    <message>
        <source>Blocks of the programme</source>
        <translation>Блоки программы</translation>
    </message>
    <message>
        <source>target</source>
        <translation>цель</translation>
    </message>
    <message>
        <source>block</source>
        <translation>блок</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>приоритет</translation>
    </message>
    <message>
        <source>exposures</source>
        <translation>экспозиции</translation>
    </message>
    <message>
        <source>why, and what would help</source>
        <translation>почему, и что помогло бы</translation>
    </message>
    <message>
        <source>Blocks; without a place tonight: %1</source>
        <translation>Блоки; без места этой ночью: %1</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Блоки</translation>
    </message>
    <message>
        <source>No programme: the night opens, takes its flats and focus, and has nothing to observe. Say what to observe:</source>
        <translation>Программы нет: ночь откроется, снимет плоские поля и фокус, но наблюдать нечего. Скажите, что наблюдать:</translation>
    </message>
    <message>
        <source>The programme “%1” has no plan yet; the core makes it before dusk.</source>
        <translation>У программы «%1» ещё нет плана; ядро составит его до темноты.</translation>
    </message>
    <message>
        <source>Click a block to choose it; drag a planned one to another time.</source>
        <translation>Щелчок выбирает блок; запланированный можно перетащить на другое время.</translation>
    </message>
    <message>
        <source>asked: %1 to begin at %2 UTC; Ctrl+Z takes it back</source>
        <translation>запрошено: %1, начало в %2 UTC; Ctrl+Z отменяет</translation>
    </message>
    <message>
        <source>nothing was moved</source>
        <translation>ничего не переносилось</translation>
    </message>
    <message>
        <source>asked: %1 as the plan likes again</source>
        <translation>запрошено: %1 снова по плану</translation>
    </message>
    <message>
        <source>Write a programme  E</source>
        <translation>Написать программу  E</translation>
    </message>
    <message>
        <source>to the timeline, the steps, the blocks</source>
        <translation>к шкале времени, шагам, блокам</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Влево, вправо</translation>
    </message>
    <message>
        <source>timeline: choose a block</source>
        <translation>шкала времени: выбрать блок</translation>
    </message>
    <message>
        <source>Shift+Left, Right</source>
        <translation>Shift+влево, вправо</translation>
    </message>
    <message>
        <source>move it by five minutes; Enter puts it there</source>
        <translation>сдвинуть на пять минут; Enter ставит туда</translation>
    </message>
    <message>
        <source>free again what was moved last</source>
        <translation>освободить перенесённое последним</translation>
    </message>
    <message>
        <source>run the night, or no longer: choose, confirm</source>
        <translation>вести ночь или больше не вести: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>the programme, and back</source>
        <translation>программа, и обратно</translation>
    </message>
    <message>
        <source>pause the step, or continue it</source>
        <translation>пауза шага или продолжить</translation>
    </message>
    <message>
        <source>skip the step: say why, choose, confirm</source>
        <translation>пропустить шаг: причина, выбрать, подтвердить</translation>
    </message>
    <message>
        <source>start the step again</source>
        <translation>начать шаг снова</translation>
    </message>
    <message>
        <source>the block now: choose, confirm</source>
        <translation>блок сейчас: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>the block at a time</source>
        <translation>блок в заданное время</translation>
    </message>
    <message>
        <source>the block not tonight: choose, confirm</source>
        <translation>блок не сегодня: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>the block as the plan likes again</source>
        <translation>блок снова по плану</translation>
    </message>
    <message>
        <source>The plan of this night is being made. %1</source>
        <comment>planning: N targets</comment>
        <translation>План этой ночи составляется. %1</translation>
    </message>
</context>
<context>
    <name>tulpar::NightTimeline</name>
    <message>
        <source>Timeline of the night</source>
        <translation>Шкала ночи</translation>
    </message>
    <message>
        <source>Moon</source>
        <translation>Луна</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>план</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>шаги</translation>
    </message>
    <message>
        <source>weather, alerts</source>
        <translation>погода, алерты</translation>
    </message>
    <message>
        <source>local</source>
        <translation>местное</translation>
    </message>
    <message>
        <source>%1: %2, %3 UTC</source>
        <comment>target, state of the block, times</comment>
        <translation>%1: %2, %3 UTC</translation>
    </message>
    <message>
        <source>only a planned block can be moved</source>
        <translation>переносится только запланированный блок</translation>
    </message>
    <message>
        <source>that time is over</source>
        <translation>это время прошло</translation>
    </message>
    <message>
        <source>%1 not at %2 UTC: %3</source>
        <comment>target, times, reasons</comment>
        <translation>%1 не в %2 UTC: %3</translation>
    </message>
    <message>
        <source>altitude %1 to %2</source>
        <translation>высота от %1 до %2</translation>
    </message>
    <message>
        <source>, air mass %1</source>
        <translation>, воздушная масса %1</translation>
    </message>
    <message>
        <source>, Moon %1 away</source>
        <translation>, до Луны %1</translation>
    </message>
    <message>
        <source>%1 at %2 UTC: %3</source>
        <comment>target, times, sky</comment>
        <translation>%1 в %2 UTC: %3</translation>
    </message>
    <message>
        <source>Moon %1</source>
        <comment>how much of it is lit</comment>
        <translation>Луна %1</translation>
    </message>
    <message>
        <source>below the horizon</source>
        <translation>под горизонтом</translation>
    </message>
    <message>
        <source>bad weather</source>
        <translation>непогода</translation>
    </message>
    <message>
        <source>No night is known yet: the core says it when it knows sunset and sunrise.</source>
        <translation>Ночь пока неизвестна: ядро сообщит, когда узнает закат и восход.</translation>
    </message>
    <message>
        <source>its own: %1</source>
        <comment>constraint of a block</comment>
        <translation>своё условие: %1</translation>
    </message>
    <message>
        <source>; what the block asks for itself only the core knows here</source>
        <translation>; что требует сам блок, здесь знает только ядро</translation>
    </message>
    <message>
        <source>the visits before it come first; it follows them by its cadence</source>
        <translation>сначала повторы до него; он следует за ними со своим промежутком</translation>
    </message>
</context>
<context>
    <name>tulpar::ObservatoryBar</name>
    <message>
        <source>why, and what would cure it (F2)</source>
        <translation>почему, и что поможет (F2)</translation>
    </message>
    <message>
        <source>MAKE SAFE  F12</source>
        <translation>ОБЕЗОПАСИТЬ  F12</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>%1 local</source>
        <translation>%1 местное</translation>
    </message>
    <message>
        <source>NO CORE</source>
        <translation>НЕТ ЯДРА</translation>
    </message>
    <message>
        <source>waiting for tulpard</source>
        <translation>ожидание tulpard</translation>
    </message>
    <message>
        <source>MAKING SAFE</source>
        <translation>ЗАКРЫВАЕТСЯ</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>ГОТОВО</translation>
    </message>
    <message>
        <source>NOT READY</source>
        <translation>НЕ ГОТОВО</translation>
    </message>
    <message>
        <source>first light in %1</source>
        <translation>первый свет через %1</translation>
    </message>
    <message>
        <source>first light in %1 (slowest: %2)</source>
        <translation>первый свет через %1 (дольше всех: %2)</translation>
    </message>
    <message>
        <source>Disarm</source>
        <translation>Снять с дежурства</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>На дежурство</translation>
    </message>
    <message>
        <source>To manual</source>
        <translation>В ручной режим</translation>
    </message>
    <message>
        <source>To robotic</source>
        <translation>В режим робота</translation>
    </message>
    <message>
        <source>SIMULATION</source>
        <translation>СИМУЛЯЦИЯ</translation>
    </message>
    <message>
        <source>%1 · read-only</source>
        <translation>%1 · только просмотр</translation>
    </message>
    <message>
        <source>Sun %1</source>
        <translation>Солнце %1</translation>
    </message>
    <message>
        <source>Moon %1 % %2</source>
        <comment>illuminated part, altitude</comment>
        <translation>Луна %1 % %2</translation>
    </message>
    <message>
        <source>reasons of the status word</source>
        <translation>причины состояния</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>on Arm or Mode: choose, confirm</source>
        <translation>на кнопке: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>%1 (1 of %2 reasons)</source>
        <translation>%1 (1 из %2 причин)</translation>
    </message>
    <message>
        <source>Stop motion  F10</source>
        <translation>Стоп движение  F10</translation>
    </message>
    <message>
        <source>not heard for %1: all shown grows old. Start tulpard, look at the roof</source>
        <translation>не слышно %1: показанное стареет. Запустите tulpard, посмотрите на крышу</translation>
    </message>
    <message>
        <source>make safe, at once: closes everything</source>
        <translation>обезопасить сразу: закрывает всё</translation>
    </message>
    <message>
        <source>closes everything and stops all motion, at once; it stays closed until a person says To robotic</source>
        <translation>сразу останавливает все движения и закрывает всё; останется закрытым, пока человек не скажет «В режим робота»</translation>
    </message>
    <message>
        <source>stops the mount at once; what a response opened closes again</source>
        <translation>сразу останавливает монтировку; открытое откликом снова закроется</translation>
    </message>
    <message>
        <source>stop motion: stops the mount at once</source>
        <translation>остановить движение: сразу останавливает монтировку</translation>
    </message>
</context>
<context>
    <name>tulpar::OperateBar</name>
    <message>
        <source>Single devices by hand</source>
        <translation>Отдельные устройства вручную</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядра не слышно</translation>
    </message>
    <message>
        <source>robotic mode: to manual first</source>
        <translation>режим робота: сначала в ручной</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>to the next device</source>
        <translation>к следующему устройству</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>choose, confirm</source>
        <translation>выбрать, подтвердить</translation>
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
        <translation>обход на %1 минут</translation>
    </message>
    <message>
        <source>why: what you saw</source>
        <translation>почему: что вы видели</translation>
    </message>
    <message>
        <source>why it is overridden</source>
        <translation>почему обход</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>Кончить сейчас</translation>
    </message>
    <message>
        <source>choose a condition above</source>
        <translation>выберите условие выше</translation>
    </message>
    <message>
        <source>the core is not heard</source>
        <translation>ядра не слышно</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>скажите почему</translation>
    </message>
    <message>
        <source>Override %1 for</source>
        <translation>Обход: %1, на</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Обход</translation>
    </message>
    <message>
        <source>Prolong: %1 min</source>
        <translation>Продлить: %1 мин</translation>
    </message>
    <message>
        <source>Override for %1 min</source>
        <translation>Обход на %1 мин</translation>
    </message>
</context>
<context>
    <name>tulpar::PeoplePanel</name>
    <message>
        <source>Who speaks?</source>
        <translation>Кто говорит?</translation>
    </message>
    <message>
        <source>Who speaks at this desk</source>
        <translation>Кто говорит за этим пультом</translation>
    </message>
    <message>
        <source>another name, Enter</source>
        <translation>другое имя, Enter</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>другое имя</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>digit, name</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>this person speaks</source>
        <translation>говорит этот человек</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>the typed name speaks</source>
        <translation>говорит набранное имя</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>как было</translation>
    </message>
</context>
<context>
    <name>tulpar::PixelTable</name>
    <message>
        <source>Pixels</source>
        <translation>Пиксели</translation>
    </message>
    <message>
        <source>Pixels %1</source>
        <translation>Пиксели %1</translation>
    </message>
    <message>
        <source>Point at a frame: its pixels appear here.</source>
        <translation>Наведите на кадр: здесь появятся его пиксели.</translation>
    </message>
</context>
<context>
    <name>tulpar::ProgrammeEditor</name>
    <message>
        <source>Problems of the programme</source>
        <translation>Ошибки программы</translation>
    </message>
    <message>
        <source>line</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>what is wrong</source>
        <translation>что не так</translation>
    </message>
    <message>
        <source>path of a file, or drop one below</source>
        <translation>путь к файлу, или бросьте его ниже</translation>
    </message>
    <message>
        <source>file to open</source>
        <translation>открываемый файл</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Begin with an example</source>
        <translation>Начать с примера</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Take it  Ctrl+S</source>
        <translation>Принять  Ctrl+S</translation>
    </message>
    <message>
        <source>Back to the night  Esc</source>
        <translation>Назад к ночи  Esc</translation>
    </message>
    <message>
        <source>Take its good targets</source>
        <translation>Принять её годные цели</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>No programme is written here yet. Begin with an example, open a file, or write.</source>
        <translation>Здесь ещё нет программы. Начните с примера, откройте файл или пишите.</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>не читается: %1</translation>
    </message>
    <message>
        <source>larger than %1 MiB</source>
        <translation>больше %1 МиБ</translation>
    </message>
    <message>
        <source>read from %1</source>
        <translation>прочитано из %1</translation>
    </message>
    <message>
        <source>no problem was found</source>
        <translation>ошибок не найдено</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>не принято</translation>
    </message>
    <message>
        <source>not taken: %1</source>
        <translation>не принято: %1</translation>
    </message>
    <message>
        <source>in force: no programme</source>
        <translation>действует: программы нет</translation>
    </message>
    <message>
        <source>in force: %1</source>
        <translation>действует: %1</translation>
    </message>
    <message>
        <source>problems in its lines: %1</source>
        <translation>ошибок в строках: %1</translation>
    </message>
    <message>
        <source>● this text is not taken yet</source>
        <translation>● этот текст ещё не принят</translation>
    </message>
    <message>
        <source>this text is in force</source>
        <translation>этот текст действует</translation>
    </message>
    <message>
        <source>The one in force</source>
        <translation>Действующая</translation>
    </message>
    <message>
        <source>read from a table</source>
        <translation>прочитано из таблицы</translation>
    </message>
    <message>
        <source>Open a programme or a table of targets</source>
        <translation>Открыть программу или таблицу объектов</translation>
    </message>
    <message>
        <source>line %1 of the table</source>
        <translation>строка %1 таблицы</translation>
    </message>
    <message>
        <source>the programme in force cannot be read on this computer (%1): taken, this text stands in its place</source>
        <translation>действующую программу на этом компьютере не прочесть (%1): если этот текст принять, он займёт её место</translation>
    </message>
    <message>
        <source>added: %1; say how it is to be exposed</source>
        <translation>добавлено: %1; укажите экспозиции</translation>
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
        <translation>значение</translation>
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
        <translation>? клавиши</translation>
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
        <translation>Почему обсерватория не готова</translation>
    </message>
    <message>
        <source>Ready: nothing stands in the way</source>
        <translation>Готово: ничто не мешает</translation>
    </message>
    <message>
        <source>Not ready, and no reason was given</source>
        <translation>Не готово, причина не названа</translation>
    </message>
    <message>
        <source>cured by: %1</source>
        <translation>поможет: %1</translation>
    </message>
</context>
<context>
    <name>tulpar::ResponseBanner</name>
    <message>
        <source>Stop response</source>
        <translation>Остановить отклик</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Подробно</translation>
    </message>
    <message>
        <source>shows or hides the waterfall</source>
        <translation>показать или скрыть водопад</translation>
    </message>
    <message>
        <source>RESPONSE  %1</source>
        <translation>ОТКЛИК  %1</translation>
    </message>
    <message>
        <source>T0+%1</source>
        <translation>T0+%1</translation>
    </message>
    <message>
        <source>T0 unknown</source>
        <translation>T0 неизвестно</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>seconds elapsed, seconds predicted</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Кратко</translation>
    </message>
    <message>
        <source>Enter, Enter</source>
        <translation>Enter, Enter</translation>
    </message>
    <message>
        <source>on Stop: choose, confirm</source>
        <translation>на кнопке: выбрать, подтвердить</translation>
    </message>
</context>
<context>
    <name>tulpar::RuleFlow</name>
    <message>
        <source>rules</source>
        <translation>правила</translation>
    </message>
    <message>
        <source>Rules of the decision</source>
        <translation>Правила решения</translation>
    </message>
    <message>
        <source>Nothing was decided on it.</source>
        <translation>По нему ничего не решалось.</translation>
    </message>
</context>
<context>
    <name>tulpar::SafetyPanel</name>
    <message>
        <source>What closes when all else fails</source>
        <translation>Что закроет, когда всё прочее откажет</translation>
    </message>
    <message>
        <source>The core&apos;s machine</source>
        <translation>Машина ядра</translation>
    </message>
    <message>
        <source>Who may command</source>
        <translation>Кто может командовать</translation>
    </message>
    <message>
        <source>Conditions of an open observatory</source>
        <translation>Условия открытой обсерватории</translation>
    </message>
    <message>
        <source>To mode: %1</source>
        <translation>В режим: %1</translation>
    </message>
    <message>
        <source>it is so already</source>
        <translation>уже так</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Вверх, вниз</translation>
    </message>
    <message>
        <source>choose a condition</source>
        <translation>выбрать условие</translation>
    </message>
    <message>
        <source>override for 5, 15, 30, 60 minutes</source>
        <translation>обход на 5, 15, 30, 60 минут</translation>
    </message>
    <message>
        <source>say why</source>
        <translation>скажите почему</translation>
    </message>
    <message>
        <source>override it: choose, confirm</source>
        <translation>обойти: выбрать, подтвердить</translation>
    </message>
    <message>
        <source>end its override</source>
        <translation>кончить её обход</translation>
    </message>
    <message>
        <source>another mode: choose, confirm</source>
        <translation>другой режим: выбрать, подтвердить</translation>
    </message>
</context>
<context>
    <name>tulpar::SearchBox</name>
    <message>
        <source>Find on the sky</source>
        <translation>Найти на небе</translation>
    </message>
    <message>
        <source>name, event, HIP number or coordinates</source>
        <translation>имя, событие, номер HIP или координаты</translation>
    </message>
</context>
<context>
    <name>tulpar::SearchFields</name>
    <message>
        <source>target or event</source>
        <translation>объект или событие</translation>
    </message>
    <message>
        <source>part of its name</source>
        <translation>часть имени</translation>
    </message>
    <message>
        <source>night</source>
        <translation>ночь</translation>
    </message>
    <message>
        <source>from</source>
        <comment>a time</comment>
        <translation>с</translation>
    </message>
    <message>
        <source>until</source>
        <comment>a time</comment>
        <translation>до</translation>
    </message>
    <message>
        <source>near</source>
        <translation>около</translation>
    </message>
    <message>
        <source>name or RA Dec</source>
        <translation>имя или RA Dec</translation>
    </message>
    <message>
        <source>within</source>
        <translation>в радиусе</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>канал</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>all</source>
        <comment>kinds of frames</comment>
        <translation>все</translation>
    </message>
    <message>
        <source>light</source>
        <comment>kind of frame</comment>
        <translation>объект</translation>
    </message>
    <message>
        <source>flat</source>
        <comment>kind of frame</comment>
        <translation>плоское поле</translation>
    </message>
    <message>
        <source>dark</source>
        <comment>kind of frame</comment>
        <translation>темновой</translation>
    </message>
    <message>
        <source>Search  Enter</source>
        <translation>Искать  Enter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>all fields empty: the newest</source>
        <translation>все поля пусты: новейшие</translation>
    </message>
    <message>
        <source>all</source>
        <comment>channels</comment>
        <translation>все</translation>
    </message>
</context>
<context>
    <name>tulpar::SidePanel</name>
    <message>
        <source>close; the same key opens it again</source>
        <translation>закрыть; та же клавиша откроет снова</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyChart</name>
    <message>
        <source>Sky chart</source>
        <translation>Карта неба</translation>
    </message>
    <message>
        <source>No word from the observatory yet</source>
        <translation>Обсерватория ещё не отвечала</translation>
    </message>
    <message>
        <source>No star catalogue</source>
        <translation>Нет каталога звёзд</translation>
    </message>
    <message>
        <source>The chart appears with the first snapshot of the core.
./run starts one with a simulated observatory.</source>
        <translation>Карта появится с первым снимком состояния ядра.
./run запускает его с симулированной обсерваторией.</translation>
    </message>
    <message>
        <source>The files of resources/sky could not be read.</source>
        <translation>Файлы resources/sky не читаются.</translation>
    </message>
    <message>
        <source>Keys of the chart</source>
        <translation>Клавиши карты</translation>
    </message>
    <message>
        <source>wheel  +  −</source>
        <translation>колесо  +  −</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>масштаб</translation>
    </message>
    <message>
        <source>drag, arrows</source>
        <translation>мышь, стрелки</translation>
    </message>
    <message>
        <source>move the view</source>
        <translation>сдвинуть вид</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>whole sky</source>
        <translation>всё небо</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>follow the target; again: its field</source>
        <translation>за целью; ещё раз: её поле</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>follow the telescope; again: its field</source>
        <translation>за телескопом; ещё раз: его поле</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>follow the stars</source>
        <translation>за звёздами</translation>
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
        <translation>зеркально</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>grid: horizon, equator, none</source>
        <translation>сетка: горизонт, экватор, нет</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>click</source>
        <translation>щелчок</translation>
    </message>
    <message>
        <source>what is it, when is it up</source>
        <translation>что это и когда видно</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>copy the card</source>
        <translation>скопировать карточку</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>right click, Enter</source>
        <translation>правый щелчок, Enter</translation>
    </message>
    <message>
        <source>what can be done there</source>
        <translation>что там можно сделать</translation>
    </message>
    <message>
        <source>/  Ctrl+F</source>
        <translation>/  Ctrl+F</translation>
    </message>
    <message>
        <source>find a name or coordinates</source>
        <translation>найти имя или координаты</translation>
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
        <translation>измерить; щелчок закрепит, M снова уберёт</translation>
    </message>
    <message>
        <source>another time</source>
        <translation>другое время</translation>
    </message>
    <message>
        <source>layers, each with its key</source>
        <translation>слои, у каждого своя клавиша</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>coordinates in hours or degrees</source>
        <translation>координаты в часах или градусах</translation>
    </message>
    <message>
        <source>V</source>
        <translation>V</translation>
    </message>
    <message>
        <source>view: whole sky, free, globe</source>
        <translation>вид: всё небо, свободный, шар</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>up: zenith or celestial pole</source>
        <translation>вверху: зенит или полюс мира</translation>
    </message>
    <message>
        <source>turn upright</source>
        <translation>выпрямить</translation>
    </message>
    <message>
        <source>close, back to now</source>
        <translation>закрыть, вернуться к сейчас</translation>
    </message>
    <message>
        <source>!</source>
        <translation>!</translation>
    </message>
    <message>
        <source>what is missing on the chart, and why</source>
        <translation>чего нет на карте и почему</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyData</name>
    <message>
        <source>The chart is without %1: %2 cannot be read (%3). Install Tulpar&apos;s sky files again and restart the desk.</source>
        <translation>На карте нет: %1. Файл %2 не читается (%3). Установите файлы неба Tulpar заново и перезапустите пульт.</translation>
    </message>
    <message>
        <source>The faint stars are missing: the catalogue %1 is damaged (%2). Make it again with resources/tools/make_stars.py, or delete it.</source>
        <translation>Слабых звёзд нет: каталог %1 повреждён (%2). Создайте его заново программой resources/tools/make_stars.py или удалите.</translation>
    </message>
    <message>
        <source>names of constellations</source>
        <translation>названия созвездий</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>фигуры созвездий</translation>
    </message>
    <message>
        <source>names of stars</source>
        <translation>имена звёзд</translation>
    </message>
    <message>
        <source>letters of stars</source>
        <translation>обозначения звёзд</translation>
    </message>
    <message>
        <source>the Milky Way</source>
        <translation>Млечный Путь</translation>
    </message>
    <message>
        <source>borders</source>
        <translation>границы созвездий</translation>
    </message>
    <message>
        <source>deep-sky objects</source>
        <translation>объекты глубокого космоса</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>звёзды</translation>
    </message>
    <message>
        <source>its bright stars cannot be read</source>
        <translation>его яркие звёзды не читаются</translation>
    </message>
    <message>
        <source>Some stars are missing: %1 is damaged. Install Tulpar&apos;s sky files again and restart the desk.</source>
        <translation>Части звёзд нет: файл %1 повреждён. Установите файлы неба Tulpar заново и перезапустите пульт.</translation>
    </message>
    <message>
        <source>a part of it does not agree with its checksum</source>
        <translation>часть его не сходится с контрольной суммой</translation>
    </message>
    <message>
        <source>your own objects</source>
        <translation>ваши объекты</translation>
    </message>
    <message>
        <source>Your list of objects %1 cannot be used: %2. Mend it and restart the desk.</source>
        <translation>Ваш список объектов %1 использовать нельзя: %2. Исправьте его и перезапустите пульт.</translation>
    </message>
    <message>
        <source>some of your own objects</source>
        <translation>часть ваших объектов</translation>
    </message>
    <message>
        <source>Your list of objects %1: %2; lines left out: %3. Mend them and restart the desk.</source>
        <translation>Ваш список объектов %1: %2; пропущено строк: %3. Исправьте их и перезапустите пульт.</translation>
    </message>
    <message>
        <source>faint stars</source>
        <translation>слабые звёзды</translation>
    </message>
    <message>
        <source>some stars</source>
        <translation>часть звёзд</translation>
    </message>
    <message>
        <source>the sky: stars, figures, names</source>
        <translation>небо: звёзды, фигуры, имена</translation>
    </message>
    <message>
        <source>The sky files of Tulpar are in none of these folders: %1. Install them and restart the desk.</source>
        <translation>Файлов неба Tulpar нет ни в одной из этих папок: %1. Установите их и перезапустите пульт.</translation>
    </message>
</context>
<context>
    <name>tulpar::SkyNotice</name>
    <message>
        <source>What is missing on the chart</source>
        <translation>Чего нет на карте</translation>
    </message>
    <message>
        <source>Missing on the chart: %1</source>
        <translation>На карте нет: %1</translation>
    </message>
    <message>
        <source>click or ! : which file, what is wrong, what to do</source>
        <translation>щелчок или ! : какой файл, что не так, что делать</translation>
    </message>
</context>
<context>
    <name>tulpar::StandingBar</name>
    <message>
        <source>who speaks at this desk; changes with F4</source>
        <translation>кто говорит за этим пультом; меняется по F4</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Safety  F3</source>
        <translation>Безопасность  F3</translation>
    </message>
    <message>
        <source>By hand  F8</source>
        <translation>Вручную  F8</translation>
    </message>
    <message>
        <source>roof, cover, mount and cameras one by one</source>
        <translation>крыша, крышка, монтировка и камеры по одной</translation>
    </message>
    <message>
        <source>Take  F5</source>
        <comment>control</comment>
        <translation>Взять  F5</translation>
    </message>
    <message>
        <source>Release  F5</source>
        <comment>control</comment>
        <translation>Отдать  F5</translation>
    </message>
    <message>
        <source>Ask  F5</source>
        <comment>for control</comment>
        <translation>Попросить  F5</translation>
    </message>
    <message>
        <source>control: unknown</source>
        <translation>управление: неизвестно</translation>
    </message>
    <message>
        <source>control: free</source>
        <translation>управление: свободно</translation>
    </message>
    <message>
        <source>unnamed</source>
        <comment>holder of control</comment>
        <translation>без имени</translation>
    </message>
    <message>
        <source>control: %1 (this desk)</source>
        <translation>управление: %1 (этот пульт)</translation>
    </message>
    <message>
        <source>control: %1, asked, yours in %2</source>
        <translation>управление: %1, попрошено, ваше через %2</translation>
    </message>
    <message>
        <source>Who speaks?  F4</source>
        <translation>Кто говорит?  F4</translation>
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
        <translation>Кончить  Shift+F3</translation>
    </message>
    <message>
        <source>End</source>
        <comment>an override</comment>
        <translation>Кончить</translation>
    </message>
    <message>
        <source>who speaks</source>
        <translation>кто говорит</translation>
    </message>
    <message>
        <source>take control, or ask for it; then Enter: release</source>
        <translation>взять управление или попросить; затем Enter: отдать</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>end the override shown first</source>
        <translation>кончить первый показанный обход</translation>
    </message>
    <message>
        <source>mode: unknown</source>
        <translation>режим: неизвестен</translation>
    </message>
    <message>
        <source>control: %1; commands here are off until you have control</source>
        <translation>управление: %1; команды отсюда выключены, пока оно не у вас</translation>
    </message>
    <message>
        <source>Night  Shift+F2</source>
        <translation>Ночь  Shift+F2</translation>
    </message>
    <message>
        <source>Archive  Shift+F4</source>
        <translation>Архив  Shift+F4</translation>
    </message>
    <message>
        <source>frames, events and nights of all time</source>
        <translation>кадры, события и ночи за всё время</translation>
    </message>
</context>
<context>
    <name>tulpar::StepForm</name>
    <message>
        <source>Start again  G</source>
        <translation>Начать снова  G</translation>
    </message>
    <message>
        <source>why it is skipped</source>
        <translation>почему пропускается</translation>
    </message>
    <message>
        <source>it is over</source>
        <translation>он окончен</translation>
    </message>
    <message>
        <source>it is not paused</source>
        <translation>он не на паузе</translation>
    </message>
    <message>
        <source>to skip it, say why</source>
        <translation>для пропуска назовите причину</translation>
    </message>
    <message>
        <source>it has not begun</source>
        <translation>он не начат</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Continue  A</source>
        <translation>Продолжить  A</translation>
    </message>
    <message>
        <source>Pause  A</source>
        <translation>Пауза  A</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустить</translation>
    </message>
    <message>
        <source>choose a step</source>
        <translation>выберите шаг</translation>
    </message>
</context>
<context>
    <name>tulpar::StoryTimeline</name>
    <message>
        <source>retracted</source>
        <translation>отозвано</translation>
    </message>
    <message>
        <source>no position</source>
        <translation>нет координат</translation>
    </message>
    <message>
        <source>position not available yet</source>
        <translation>координат ещё нет</translation>
    </message>
    <message>
        <source>where an instrument points, not the source</source>
        <translation>куда смотрит прибор, не источник</translation>
    </message>
    <message>
        <source>sky map</source>
        <translation>карта вероятности</translation>
    </message>
    <message>
        <source>position, error not stated</source>
        <translation>координаты, ошибка не указана</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <comment>error radius, probability inside</comment>
        <translation>%1 при %2 %</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n copies</source>
        <comment>feed</comment>
        <translation>
            <numerusform>%1, %n копия</numerusform>
            <numerusform>%1, %n копии</numerusform>
            <numerusform>%1, %n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Notices of the event</source>
        <translation>Извещения о событии</translation>
    </message>
    <message>
        <source>No notice of it was kept.</source>
        <translation>Извещений о нём не сохранено.</translation>
    </message>
    <message>
        <source>%1, best position</source>
        <translation>%1, лучшие координаты</translation>
    </message>
</context>
<context>
    <name>tulpar::TimeSlider</name>
    <message>
        <source>Another time</source>
        <translation>Другое время</translation>
    </message>
    <message>
        <source>← → 10 minutes, with Shift 1 minute; Page Up, Page Down 1 hour; Home now; Esc now and away</source>
        <translation>← → 10 минут, с Shift 1 минута; Page Up, Page Down 1 час; Home сейчас; Esc сейчас и закрыть</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>сейчас · %1</translation>
    </message>
    <message>
        <source>NOT NOW  %1 · %2</source>
        <translation>НЕ СЕЙЧАС  %1 · %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
</context>
<context>
    <name>tulpar::ViewerTools</name>
    <message>
        <source>Measure</source>
        <translation>Измерение</translation>
    </message>
    <message>
        <source>Click on a star. It is measured on every new frame. Esc puts the tool away.</source>
        <translation>Щёлкните звезду. Она измеряется на каждом новом кадре. Esc убирает инструмент.</translation>
    </message>
    <message>
        <source>Drag a line over the frame. Esc puts the tool away.</source>
        <translation>Проведите линию по кадру. Esc убирает инструмент.</translation>
    </message>
    <message>
        <source>Drag along the middle of the box. Esc puts the tool away.</source>
        <translation>Проведите вдоль середины полосы. Esc убирает инструмент.</translation>
    </message>
    <message>
        <source>Drag from the middle outwards. O: the next shape, Esc: done.</source>
        <translation>Тяните от середины наружу. O: другая фигура, Esc: готово.</translation>
    </message>
    <message>
        <source>Circle. %1</source>
        <translation>Круг. %1</translation>
    </message>
    <message>
        <source>Ellipse. %1</source>
        <translation>Эллипс. %1</translation>
    </message>
    <message>
        <source>Box. %1</source>
        <translation>Прямоугольник. %1</translation>
    </message>
    <message>
        <source>Annulus. %1</source>
        <translation>Кольцо. %1</translation>
    </message>
    <message>
        <source>Polygon. Click the corners, the first one again to close. O: the next shape, Esc: done.</source>
        <translation>Многоугольник. Щёлкните углы, первый ещё раз, чтобы замкнуть. O: другая фигура, Esc: готово.</translation>
    </message>
    <message>
        <source>Text. Click where the words belong, and write them. Esc: done.</source>
        <translation>Текст. Щёлкните, где он нужен, и введите его. Esc: готово.</translation>
    </message>
    <message>
        <source>Circle in %1</source>
        <translation>Круг, %1</translation>
    </message>
    <message>
        <source>Ellipse in %1</source>
        <translation>Эллипс, %1</translation>
    </message>
    <message>
        <source>Box in %1</source>
        <translation>Прямоугольник, %1</translation>
    </message>
    <message>
        <source>Annulus in %1</source>
        <translation>Кольцо, %1</translation>
    </message>
    <message>
        <source>Polygon in %1</source>
        <translation>Многоугольник, %1</translation>
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
        <translation>ошибка</translation>
    </message>
    <message>
        <source>age</source>
        <translation>возраст</translation>
    </message>
    <message>
        <source>altitude</source>
        <translation>высота</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>Солнце</translation>
    </message>
    <message>
        <source>distance to the Sun</source>
        <translation>расстояние до Солнца</translation>
    </message>
    <message>
        <source>not a test</source>
        <translation>не тест</translation>
    </message>
    <message>
        <source>a test, or not stated</source>
        <translation>тест или не указано</translation>
    </message>
    <message>
        <source>not retracted</source>
        <translation>не отозвано</translation>
    </message>
    <message>
        <source>retracted</source>
        <translation>отозвано</translation>
    </message>
    <message>
        <source>not a burst</source>
        <translation>не всплеск</translation>
    </message>
    <message>
        <source>notice is clean</source>
        <translation>извещение чистое</translation>
    </message>
    <message>
        <source>notice is not clean</source>
        <translation>извещение с оговорками</translation>
    </message>
    <message>
        <source>position of the source</source>
        <translation>координаты источника</translation>
    </message>
    <message>
        <source>no position of the source</source>
        <translation>нет координат источника</translation>
    </message>
    <message>
        <source>times readable</source>
        <translation>время читается</translation>
    </message>
    <message>
        <source>times unreadable</source>
        <translation>время не читается</translation>
    </message>
    <message>
        <source>respond</source>
        <translation>отклик</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>в очередь</translation>
    </message>
    <message>
        <source>ask a person</source>
        <translation>спросить человека</translation>
    </message>
    <message>
        <source>ignore</source>
        <translation>пропустить</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>%1: неизвестно</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>quantity, value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>не решено</translation>
    </message>
    <message>
        <source>%1: clean, fresh, up</source>
        <comment>outcome</comment>
        <translation>%1: чистый, свежий, над горизонтом</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>outcome, reasons</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 d %2:%3</source>
        <translation>%1 сут %2:%3</translation>
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
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 сут</translation>
    </message>
    <message>
        <source>device</source>
        <translation>прибор</translation>
    </message>
    <message>
        <source>%1: never heard</source>
        <translation>%1: не отвечал</translation>
    </message>
    <message>
        <source>%1 older than %3 s: %2 s</source>
        <translation>%1: данные старше %3 с: %2 с</translation>
    </message>
    <message>
        <source>%1: no connection</source>
        <translation>%1: нет связи</translation>
    </message>
    <message>
        <source>%1: fault</source>
        <translation>%1: отказ</translation>
    </message>
    <message>
        <source>%1: not done within %2 s</source>
        <translation>%1: не выполнено за %2 с</translation>
    </message>
    <message>
        <source>mount parked</source>
        <translation>монтировка на парковке</translation>
    </message>
    <message>
        <source>roof not open</source>
        <translation>крыша не открыта</translation>
    </message>
    <message>
        <source>mirror cover not open</source>
        <translation>крышка зеркала не открыта</translation>
    </message>
    <message>
        <source>%1 warm: %2 °C</source>
        <translation>%1 тёплая: %2 °C</translation>
    </message>
    <message>
        <source>altitude %1° &lt; %2°</source>
        <translation>высота %1° &lt; %2°</translation>
    </message>
    <message>
        <source>altitude %1° &gt; %2°</source>
        <translation>высота %1° &gt; %2°</translation>
    </message>
    <message>
        <source>target outside the cable wrap</source>
        <translation>цель вне хода кабеля</translation>
    </message>
    <message>
        <source>path %1° from the Sun &lt; %2°</source>
        <translation>путь в %1° от Солнца &lt; %2°</translation>
    </message>
    <message>
        <source>Sun at %1° &gt; %2°</source>
        <translation>Солнце на %1° &gt; %2°</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>дождь</translation>
    </message>
    <message>
        <source>humidity %1 % &gt; %2 %</source>
        <translation>влажность %1 % &gt; %2 %</translation>
    </message>
    <message>
        <source>dew point %1 °C away &lt; %2 °C</source>
        <translation>до точки росы %1 °C &lt; %2 °C</translation>
    </message>
    <message>
        <source>wind %1 m/s &gt; %2 m/s</source>
        <translation>ветер %1 м/с &gt; %2 м/с</translation>
    </message>
    <message>
        <source>gusts %1 m/s &gt; %2 m/s</source>
        <translation>порывы %1 м/с &gt; %2 м/с</translation>
    </message>
    <message>
        <source>air at %1 °C, beyond %2 °C</source>
        <translation>воздух %1 °C, за пределом %2 °C</translation>
    </message>
    <message>
        <source>alert feed silent for %1 s &gt; %2 s</source>
        <translation>канал алертов молчит %1 с &gt; %2 с</translation>
    </message>
    <message>
        <source>no alert feed</source>
        <translation>нет канала алертов</translation>
    </message>
    <message>
        <source>journal cannot be written</source>
        <translation>журнал не пишется</translation>
    </message>
    <message>
        <source>journal was damaged and is saved; facts lost: %1</source>
        <translation>журнал был повреждён и восстановлен; потеряно записей: %1</translation>
    </message>
    <message>
        <source>being made safe</source>
        <translation>обсерватория закрывается</translation>
    </message>
    <message>
        <source>made safe</source>
        <translation>обезопашено</translation>
    </message>
    <message>
        <source>roof in the way of the telescope</source>
        <translation>крыша мешает телескопу</translation>
    </message>
    <message>
        <source>switch it on and start its driver</source>
        <translation>включить прибор и запустить драйвер</translation>
    </message>
    <message>
        <source>a fresh value from its driver</source>
        <translation>свежее значение от драйвера</translation>
    </message>
    <message>
        <source>look at the device, then arm again</source>
        <translation>осмотреть прибор, снова на дежурство</translation>
    </message>
    <message>
        <source>arm the observatory; an alert opens it too</source>
        <translation>поставить на дежурство; алерт тоже откроет</translation>
    </message>
    <message>
        <source>wait until it is cold</source>
        <translation>подождать охлаждения</translation>
    </message>
    <message>
        <source>wait until it rises above %1°</source>
        <translation>подождать подъёма выше %1°</translation>
    </message>
    <message>
        <source>wait until it sinks below %1°</source>
        <translation>подождать спуска ниже %1°</translation>
    </message>
    <message>
        <source>the other turn of the cable wrap</source>
        <translation>другой виток кабеля</translation>
    </message>
    <message>
        <source>a target farther from the Sun</source>
        <translation>цель дальше от Солнца</translation>
    </message>
    <message>
        <source>night: the Sun below %1°</source>
        <translation>ночь: Солнце ниже %1°</translation>
    </message>
    <message>
        <source>dry weather for 30 minutes</source>
        <translation>30 минут без дождя</translation>
    </message>
    <message>
        <source>drier air</source>
        <translation>воздух суше</translation>
    </message>
    <message>
        <source>less wind</source>
        <translation>меньше ветра</translation>
    </message>
    <message>
        <source>milder air</source>
        <translation>мягче температура</translation>
    </message>
    <message>
        <source>switch to robotic mode</source>
        <translation>перейти в режим робота</translation>
    </message>
    <message>
        <source>a connection to the alert broker</source>
        <translation>связь с брокером алертов</translation>
    </message>
    <message>
        <source>free space on the journal&apos;s disk</source>
        <translation>место на диске журнала</translation>
    </message>
    <message>
        <source>look at the disk; the damaged file is kept beside the journal</source>
        <translation>проверьте диск; повреждённый файл сохранён рядом с журналом</translation>
    </message>
    <message>
        <source>wait until all is closed</source>
        <translation>подождать закрытия</translation>
    </message>
    <message>
        <source>arm the observatory when it may open</source>
        <translation>поставить на дежурство, когда можно открывать</translation>
    </message>
    <message>
        <source>roof fully open, or clear of the tube</source>
        <translation>крыша открыта или в стороне от трубы</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыть</translation>
    </message>
    <message>
        <source>close</source>
        <translation>закрыть</translation>
    </message>
    <message>
        <source>track</source>
        <translation>вести</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>стоп</translation>
    </message>
    <message>
        <source>park</source>
        <translation>парковка</translation>
    </message>
    <message>
        <source>expose</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>покой</translation>
    </message>
    <message>
        <source>mount</source>
        <translation>монтировка</translation>
    </message>
    <message>
        <source>roof</source>
        <translation>крыша</translation>
    </message>
    <message>
        <source>cover</source>
        <translation>крышка</translation>
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
        <translation>погода</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>открывается</translation>
    </message>
    <message>
        <source>open</source>
        <comment>state of the roof or cover</comment>
        <translation>открыто</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>закрывается</translation>
    </message>
    <message>
        <source>partly open</source>
        <translation>открыто частично</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>camera</comment>
        <translation>готова</translation>
    </message>
    <message>
        <source>exposing</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>считывание</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>на парковке</translation>
    </message>
    <message>
        <source>slewing</source>
        <translation>наведение</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>ведение</translation>
    </message>
    <message>
        <source>at rest</source>
        <translation>стоит</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ожидание</translation>
    </message>
    <message>
        <source>deciding</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>acquiring</source>
        <translation>наведение на цель</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>остановка</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>извещение</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>решено</translation>
    </message>
    <message>
        <source>first command</source>
        <translation>первая команда</translation>
    </message>
    <message>
        <source>in field</source>
        <translation>в поле</translation>
    </message>
    <message>
        <source>roof clear</source>
        <translation>крыша в стороне</translation>
    </message>
    <message>
        <source>cover open</source>
        <translation>крышка открыта</translation>
    </message>
    <message>
        <source>exposure</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>first frame</source>
        <translation>первый кадр</translation>
    </message>
    <message>
        <source>none</source>
        <comment>slowest device</comment>
        <translation>нет</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>камера</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>responding</source>
        <translation>отклик</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>наблюдён</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>asks you</source>
        <translation>ждёт вас</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>пропущен</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>не читается</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>robotic</source>
        <translation>робот</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>ручной</translation>
    </message>
    <message>
        <source>engineering</source>
        <translation>инженерный</translation>
    </message>
    <message>
        <source>alert received</source>
        <translation>получен алерт</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>принято</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>отклонено</translation>
    </message>
    <message>
        <source>on target</source>
        <translation>на цели</translation>
    </message>
    <message>
        <source>target lost</source>
        <translation>цель потеряна</translation>
    </message>
    <message>
        <source>better position</source>
        <translation>координаты уточнены</translation>
    </message>
    <message>
        <source>all exposures taken</source>
        <translation>все экспозиции сделаны</translation>
    </message>
    <message>
        <source>stopped by a person</source>
        <translation>остановлено человеком</translation>
    </message>
    <message>
        <source>stopped: not safe</source>
        <translation>остановлено: небезопасно</translation>
    </message>
    <message>
        <source>device fault</source>
        <translation>отказ прибора</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>слишком долго</translation>
    </message>
    <message>
        <source>all at rest</source>
        <translation>всё остановлено</translation>
    </message>
    <message>
        <source>make safe</source>
        <translation>обезопасить</translation>
    </message>
    <message>
        <source>stop motion</source>
        <translation>остановить движение</translation>
    </message>
    <message>
        <source>stop the response</source>
        <translation>остановить отклик</translation>
    </message>
    <message>
        <source>arm</source>
        <translation>на дежурство</translation>
    </message>
    <message>
        <source>disarm</source>
        <translation>снять с дежурства</translation>
    </message>
    <message>
        <source>simulation: %1</source>
        <translation>симуляция: %1</translation>
    </message>
    <message>
        <source>%1: accepted</source>
        <comment>request</comment>
        <translation>%1: принято</translation>
    </message>
    <message>
        <source>%1: no answer, the link broke</source>
        <comment>request</comment>
        <translation>%1: нет ответа, связь прервана</translation>
    </message>
    <message>
        <source>%1: not accepted: %2</source>
        <comment>request, reasons</comment>
        <translation>%1: не принято: %2</translation>
    </message>
    <message>
        <source>alert feed not heard yet</source>
        <translation>канал алертов ещё не слышен</translation>
    </message>
    <message>
        <source>significance</source>
        <translation>значимость</translation>
    </message>
    <message>
        <source>false alarms a year</source>
        <translation>ложных тревог в год</translation>
    </message>
    <message>
        <source>highest tonight</source>
        <translation>наибольшая высота этой ночью</translation>
    </message>
    <message>
        <source>up tonight for</source>
        <translation>видно этой ночью</translation>
    </message>
    <message>
        <source>distance to the Moon</source>
        <translation>расстояние до Луны</translation>
    </message>
    <message>
        <source>Moon lit</source>
        <translation>освещённость Луны</translation>
    </message>
    <message>
        <source>responses tonight</source>
        <translation>откликов за ночь</translation>
    </message>
    <message>
        <source>responses to this mission tonight</source>
        <translation>откликов этой миссии за ночь</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>приоритет</translation>
    </message>
    <message>
        <source>class: %1</source>
        <translation>класс: %1</translation>
    </message>
    <message>
        <source>class not stated</source>
        <translation>класс не указан</translation>
    </message>
    <message>
        <source>position is where an instrument points</source>
        <translation>координаты — куда направлен прибор</translation>
    </message>
    <message>
        <source>position not available yet</source>
        <translation>координат ещё нет</translation>
    </message>
    <message>
        <source>only a sky map</source>
        <translation>только карта неба</translation>
    </message>
    <message>
        <source>telescope is free</source>
        <translation>телескоп свободен</translation>
    </message>
    <message>
        <source>another response runs</source>
        <translation>идёт другой отклик</translation>
    </message>
    <message>
        <source>goes before what runs: priority %1 &gt; %2</source>
        <translation>важнее идущего: приоритет %1 &gt; %2</translation>
    </message>
    <message>
        <source>waits for what runs: priority %1 ≤ %2</source>
        <translation>ждёт идущего: приоритет %1 ≤ %2</translation>
    </message>
    <message>
        <source>test or not: not stated</source>
        <translation>тест или нет: не указано</translation>
    </message>
    <message>
        <source>the Moon is down or dim</source>
        <translation>Луна под горизонтом или тусклая</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>quantity, comparison sign, limit</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>class as wanted</source>
        <translation>нужный класс</translation>
    </message>
    <message>
        <source>nothing runs that matters as much</source>
        <translation>не идёт ничего столь же важного</translation>
    </message>
    <message>
        <source>%1: every rule passed</source>
        <comment>outcome</comment>
        <translation>%1: все правила выполнены</translation>
    </message>
    <message>
        <source>stay: better position %1 away ≤ %2, gains %3 %</source>
        <translation>остаться: лучшие координаты в %1 ≤ %2, выигрыш %3 %</translation>
    </message>
    <message>
        <source>move at the next gap: better position %1 away ≤ %2, gains %3 % for %4 s</source>
        <translation>сместиться в ближайшей паузе: лучшие координаты в %1 ≤ %2, выигрыш %3 % за %4 с</translation>
    </message>
    <message>
        <source>move now: better position %1 away &gt; %2, gains %3 % for %4 s</source>
        <translation>сместиться сейчас: лучшие координаты в %1 &gt; %2, выигрыш %3 % за %4 с</translation>
    </message>
    <message>
        <source>a test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>star tracker lost lock</source>
        <translation>звёздный датчик потерял привязку</translation>
    </message>
    <message>
        <source>known source (flight catalogue)</source>
        <translation>известный источник (бортовой каталог)</translation>
    </message>
    <message>
        <source>known source (ground catalogue)</source>
        <translation>известный источник (наземный каталог)</translation>
    </message>
    <message>
        <source>definitely not a burst</source>
        <translation>точно не всплеск</translation>
    </message>
    <message>
        <source>below the threshold</source>
        <translation>ниже порога</translation>
    </message>
    <message>
        <source>perhaps a cosmic ray</source>
        <translation>возможно, космическая частица</translation>
    </message>
    <message>
        <source>position contradicts itself</source>
        <translation>координаты противоречат друг другу</translation>
    </message>
    <message>
        <source>the instrument found no source</source>
        <translation>прибор не нашёл источника</translation>
    </message>
    <message>
        <source>a product or a status, no detection</source>
        <translation>продукт или статус, не обнаружение</translation>
    </message>
    <message>
        <source>a service message</source>
        <translation>служебное сообщение</translation>
    </message>
    <message>
        <source>a report on old data</source>
        <translation>сообщение по архивным данным</translation>
    </message>
    <message>
        <source>for the mission&apos;s own people</source>
        <translation>для своих сотрудников миссии</translation>
    </message>
    <message>
        <source>low significance</source>
        <translation>низкая значимость</translation>
    </message>
    <message>
        <source>not an alert</source>
        <translation>не алерт</translation>
    </message>
    <message>
        <source>fast radio burst</source>
        <translation>быстрый радиовсплеск</translation>
    </message>
    <message>
        <source>mostly noise in notices of this kind</source>
        <translation>в извещениях этого вида обычно шум</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>burst</source>
        <translation>всплеск</translation>
    </message>
    <message>
        <source>gravitational wave</source>
        <translation>гравитационная волна</translation>
    </message>
    <message>
        <source>neutrino</source>
        <translation>нейтрино</translation>
    </message>
    <message>
        <source>X-ray transient</source>
        <translation>рентгеновский транзиент</translation>
    </message>
    <message>
        <source>no such alert, or nothing to answer</source>
        <translation>нет такого алерта или отвечать не на что</translation>
    </message>
    <message>
        <source>the file of rules cannot be used</source>
        <translation>файл правил использовать нельзя</translation>
    </message>
    <message>
        <source>this feed cannot bring its past again</source>
        <translation>этот канал не может повторить прошлое</translation>
    </message>
    <message>
        <source>nobody of that name is to be told</source>
        <translation>никого с таким именем не оповещают</translation>
    </message>
    <message>
        <source>choose an alert of the queue that has a position</source>
        <translation>выберите в очереди алерт с координатами</translation>
    </message>
    <message>
        <source>mend the file of rules: tulparctl policy --check says where</source>
        <translation>исправьте файл правил: tulparctl policy --check скажет где</translation>
    </message>
    <message>
        <source>name a feed that keeps its messages, such as gcn</source>
        <translation>назовите канал, который хранит сообщения, например gcn</translation>
    </message>
    <message>
        <source>name a person of [[notify]] in the settings</source>
        <translation>назовите человека из [[notify]] в настройках</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>заменено</translation>
    </message>
    <message>
        <source>test</source>
        <translation>тест</translation>
    </message>
    <message>
        <source>given up for a more important alert</source>
        <translation>прервано ради более важного алерта</translation>
    </message>
    <message>
        <source>respond to the alert</source>
        <translation>отклик на алерт</translation>
    </message>
    <message>
        <source>decline the alert</source>
        <translation>отказ от алерта</translation>
    </message>
    <message>
        <source>acknowledge the alert</source>
        <translation>подтверждение алерта</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>другое имя</translation>
    </message>
    <message>
        <source>notice by hand</source>
        <translation>извещение вручную</translation>
    </message>
    <message>
        <source>alert by hand</source>
        <translation>алерт вручную</translation>
    </message>
    <message>
        <source>read the rules again</source>
        <translation>перечитать правила</translation>
    </message>
    <message>
        <source>read earlier alerts again</source>
        <translation>прочитать прошлые алерты снова</translation>
    </message>
    <message>
        <source>trial notification</source>
        <translation>пробное уведомление</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>условие</translation>
    </message>
    <message>
        <source>snow or ice</source>
        <translation>снег или лёд</translation>
    </message>
    <message>
        <source>clouds: sky at %1 °C &gt; %2 °C</source>
        <translation>облака: небо %1 °C &gt; %2 °C</translation>
    </message>
    <message>
        <source>no way out for %1 s &gt; %2 s</source>
        <translation>наружу связи нет %1 с &gt; %2 с</translation>
    </message>
    <message>
        <source>disk: %1 GiB free &lt; %2 GiB</source>
        <translation>диск: свободно %1 ГиБ &lt; %2 ГиБ</translation>
    </message>
    <message>
        <source>%1: not measured</source>
        <translation>%1: не измерено</translation>
    </message>
    <message>
        <source>%1: last measured %2 s ago &gt; %3 s</source>
        <translation>%1: измерено %2 с назад &gt; %3 с</translation>
    </message>
    <message>
        <source>%1: %2, opens only at %3</source>
        <translation>%1: %2, откроется лишь при %3</translation>
    </message>
    <message>
        <source>not in this mode</source>
        <translation>не в этом режиме</translation>
    </message>
    <message>
        <source>%1 has control</source>
        <translation>управляет %1</translation>
    </message>
    <message>
        <source>altitude %1° &lt; horizon there %2°</source>
        <translation>высота %1° &lt; горизонт там %2°</translation>
    </message>
    <message>
        <source>target %1° from the Sun &lt; %2°</source>
        <translation>цель в %1° от Солнца &lt; %2°</translation>
    </message>
    <message>
        <source>roof moving, and the tube does not clear it</source>
        <translation>крыша движется, и труба её заденет</translation>
    </message>
    <message>
        <source>telescope not measured clear of the roof</source>
        <translation>не измерено, что телескоп не мешает крыше</translation>
    </message>
    <message>
        <source>neither roof nor cover measured closed</source>
        <translation>ни крыша, ни крышка не измерены закрытыми</translation>
    </message>
    <message>
        <source>%1: moved by another program or hand</source>
        <translation>%1: двигает другая программа или рука</translation>
    </message>
    <message>
        <source>%1 not set as asked: %2, not %3</source>
        <translation>%1: установлено не то: %2, а не %3</translation>
    </message>
    <message>
        <source>clock uncertain by %1 s</source>
        <translation>часы неточны на %1 с</translation>
    </message>
    <message>
        <source>heartbeat withheld: the roof closes by itself</source>
        <translation>сигнал жизни удержан: крыша закроется сама</translation>
    </message>
    <message>
        <source>the roof would not close by itself yet</source>
        <translation>крыша пока не закрылась бы сама</translation>
    </message>
    <message>
        <source>%1: no override</source>
        <translation>%1: обхода нет</translation>
    </message>
    <message>
        <source>who speaks is not said</source>
        <translation>не сказано, кто говорит</translation>
    </message>
    <message>
        <source>%1 was withdrawn, its response stopped</source>
        <translation>%1 отозван, отклик остановлен</translation>
    </message>
    <message>
        <source>look at the roof, clear it, then override with your name</source>
        <translation>осмотрите крышу, очистите, затем обход под своим именем</translation>
    </message>
    <message>
        <source>a clear sky</source>
        <translation>ясное небо</translation>
    </message>
    <message>
        <source>mains power</source>
        <translation>питание от сети</translation>
    </message>
    <message>
        <source>the network to the outside</source>
        <translation>связь с внешним миром</translation>
    </message>
    <message>
        <source>free space where frames are kept</source>
        <translation>место на диске кадров</translation>
    </message>
    <message>
        <source>a fresh value from its sensor</source>
        <translation>свежее значение от датчика</translation>
    </message>
    <message>
        <source>wait; it opens by itself when armed</source>
        <translation>ждать; на дежурстве откроется сама</translation>
    </message>
    <message>
        <source>a better value; what is open stays open</source>
        <translation>лучшее значение; открытое остаётся открытым</translation>
    </message>
    <message>
        <source>switch the mode</source>
        <translation>сменить режим</translation>
    </message>
    <message>
        <source>ask for control</source>
        <translation>попросить управление</translation>
    </message>
    <message>
        <source>wait until it rises above the horizon</source>
        <translation>ждать, пока взойдёт над горизонтом</translation>
    </message>
    <message>
        <source>wait until the roof stands open</source>
        <translation>ждать, пока крыша откроется</translation>
    </message>
    <message>
        <source>go and look; close the roof from here when the telescope is clear of it</source>
        <translation>пойти посмотреть; закрыть крышу отсюда, когда телескоп не мешает</translation>
    </message>
    <message>
        <source>close the cover</source>
        <translation>закрыть крышку</translation>
    </message>
    <message>
        <source>find who moves it; it is known again when measured at rest</source>
        <translation>найти, кто двигает; станет известно, когда измерено в покое</translation>
    </message>
    <message>
        <source>it is set again; else restart its driver</source>
        <translation>установится снова; иначе перезапустить драйвер</translation>
    </message>
    <message>
        <source>a time server: chronyc sources</source>
        <translation>сервер времени: chronyc sources</translation>
    </message>
    <message>
        <source>fresh weather and a roof that obeys</source>
        <translation>свежая погода и послушная крыша</translation>
    </message>
    <message>
        <source>a heartbeat that the device side has heard</source>
        <translation>сигнал жизни, услышанный стороной устройств</translation>
    </message>
    <message>
        <source>a shorter override; it can be renewed</source>
        <translation>обход короче; его можно продлить</translation>
    </message>
    <message>
        <source>wait until it is good</source>
        <translation>ждать, пока станет хорошо</translation>
    </message>
    <message>
        <source>say your name</source>
        <translation>назвать своё имя</translation>
    </message>
    <message>
        <source>nothing: the observatory waits for the next alert</source>
        <translation>ничего: обсерватория ждёт следующего алерта</translation>
    </message>
    <message>
        <source>humidity</source>
        <translation>влажность</translation>
    </message>
    <message>
        <source>dew point gap</source>
        <translation>запас до точки росы</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>ветер</translation>
    </message>
    <message>
        <source>gusts</source>
        <translation>порывы</translation>
    </message>
    <message>
        <source>clouds</source>
        <translation>облака</translation>
    </message>
    <message>
        <source>cold</source>
        <translation>холод</translation>
    </message>
    <message>
        <source>heat</source>
        <translation>жара</translation>
    </message>
    <message>
        <source>power</source>
        <translation>питание</translation>
    </message>
    <message>
        <source>network</source>
        <translation>связь</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>диск</translation>
    </message>
    <message>
        <source>weather report</source>
        <translation>сводка погоды</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
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
        <translation>открыть крышу</translation>
    </message>
    <message>
        <source>close the roof</source>
        <translation>закрыть крышу</translation>
    </message>
    <message>
        <source>open the mirror cover</source>
        <translation>открыть крышку зеркала</translation>
    </message>
    <message>
        <source>close the mirror cover</source>
        <translation>закрыть крышку зеркала</translation>
    </message>
    <message>
        <source>park the mount</source>
        <translation>парковать монтировку</translation>
    </message>
    <message>
        <source>unpark the mount</source>
        <translation>вывести монтировку из парковки</translation>
    </message>
    <message>
        <source>slew</source>
        <translation>навести</translation>
    </message>
    <message>
        <source>cool the cameras</source>
        <translation>охладить камеры</translation>
    </message>
    <message>
        <source>warm the cameras</source>
        <translation>отогреть камеры</translation>
    </message>
    <message>
        <source>notice</source>
        <comment>weight of an alarm</comment>
        <translation>сообщение</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>предупреждение</translation>
    </message>
    <message>
        <source>DANGER</source>
        <translation>ОПАСНОСТЬ</translation>
    </message>
    <message>
        <source>seen, still there</source>
        <translation>принято, ещё есть</translation>
    </message>
    <message>
        <source>gone, not seen</source>
        <translation>прошло, не принято</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>прошло</translation>
    </message>
    <message>
        <source>take control</source>
        <translation>взять управление</translation>
    </message>
    <message>
        <source>release control</source>
        <translation>отдать управление</translation>
    </message>
    <message>
        <source>answer who asks for control</source>
        <translation>ответ на просьбу об управлении</translation>
    </message>
    <message>
        <source>take control back</source>
        <translation>забрать управление</translation>
    </message>
    <message>
        <source>override</source>
        <translation>обход</translation>
    </message>
    <message>
        <source>end of override</source>
        <translation>конец обхода</translation>
    </message>
    <message>
        <source>acknowledge alarm</source>
        <translation>принять тревогу</translation>
    </message>
    <message>
        <source>device server gone</source>
        <translation>сервер устройств пропал</translation>
    </message>
    <message>
        <source>not in robotic mode</source>
        <translation>не в режиме робота</translation>
    </message>
    <message>
        <source>the core ended without goodbye and began anew: nothing was resumed, the roof was made safe</source>
        <translation>ядро оборвалось и запущено заново: ничего не возобновлено, крыша обезопасена</translation>
    </message>
    <message>
        <source>being made safe (%1)</source>
        <comment>person</comment>
        <translation>обсерватория закрывается (%1)</translation>
    </message>
    <message>
        <source>on battery for %1</source>
        <translation>от батареи %1</translation>
    </message>
    <message>
        <source>%1: good now, %2 to wait</source>
        <translation>%1: сейчас хорошо, ждать %2</translation>
    </message>
    <message>
        <source>%1 asked, at most %2</source>
        <comment>times</comment>
        <translation>запрошено %1, не более %2</translation>
    </message>
    <message>
        <source>the core starts the device server again; else look at indiserver</source>
        <translation>ядро запустит сервер устройств снова; иначе проверьте indiserver</translation>
    </message>
    <message>
        <source>look at the devices, then acknowledge (F7)</source>
        <translation>осмотрите устройства, затем примите тревогу (F7)</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>Sun at %1°, begins at %2°</source>
        <translation>Солнце на %1°, начало при %2°</translation>
    </message>
    <message>
        <source>Sun at %1°, ends at %2°</source>
        <translation>Солнце на %1°, конец при %2°</translation>
    </message>
    <message>
        <source>paused by %1</source>
        <comment>person</comment>
        <translation>на паузе: %1</translation>
    </message>
    <message>
        <source>skipped by %1</source>
        <comment>person</comment>
        <translation>пропущено: %1</translation>
    </message>
    <message>
        <source>%1 is answered first</source>
        <comment>alert</comment>
        <translation>сначала отклик на %1</translation>
    </message>
    <message>
        <source>no programme</source>
        <translation>нет программы</translation>
    </message>
    <message>
        <source>nothing can be observed now; next in %1</source>
        <translation>сейчас наблюдать нечего; следующее через %1</translation>
    </message>
    <message>
        <source>nothing more can be observed tonight</source>
        <translation>этой ночью больше нечего наблюдать</translation>
    </message>
    <message>
        <source>its place in the plan, priority %1</source>
        <translation>его место в плане, приоритет %1</translation>
    </message>
    <message>
        <source>has a fixed time, in %1</source>
        <translation>задано точное время, через %1</translation>
    </message>
    <message>
        <source>taken up again: %1 of %2 exposures</source>
        <translation>продолжено: %1 из %2 экспозиций</translation>
    </message>
    <message>
        <source>first: %1</source>
        <comment>step of the night</comment>
        <translation>сначала: %1</translation>
    </message>
    <message>
        <source>a step before is not done</source>
        <translation>предыдущий шаг не сделан</translation>
    </message>
    <message>
        <source>%1 of the night left, %2 needed</source>
        <translation>до конца ночи %1, нужно %2</translation>
    </message>
    <message>
        <source>the night is not run by itself</source>
        <translation>ночь не ведётся автоматически</translation>
    </message>
    <message>
        <source>everything for tonight is done</source>
        <translation>на эту ночь всё сделано</translation>
    </message>
    <message>
        <source>%1 counts, %2 wanted</source>
        <translation>%1 отсчётов, нужно %2</translation>
    </message>
    <message>
        <source>%1 points fit, %2 needed</source>
        <translation>подходит точек: %1, нужно %2</translation>
    </message>
    <message>
        <source>wait; it goes on by itself</source>
        <translation>ждать; продолжится само</translation>
    </message>
    <message>
        <source>continue it in the night&apos;s panel</source>
        <translation>продолжить на панели ночи</translation>
    </message>
    <message>
        <source>start it again in the night&apos;s panel</source>
        <translation>запустить снова на панели ночи</translation>
    </message>
    <message>
        <source>wait; the block is taken up again after the burst</source>
        <translation>ждать; после всплеска блок будет продолжен</translation>
    </message>
    <message>
        <source>give it a programme: Programme, Open</source>
        <translation>дать программу: Программа, Открыть</translation>
    </message>
    <message>
        <source>another night</source>
        <translation>другая ночь</translation>
    </message>
    <message>
        <source>switch on: run the night</source>
        <translation>включить: вести ночь</translation>
    </message>
    <message>
        <source>brighter or darker twilight</source>
        <translation>более светлые или тёмные сумерки</translation>
    </message>
    <message>
        <source>a field with more stars; then start the step again</source>
        <translation>поле с бо́льшим числом звёзд; затем запустить шаг снова</translation>
    </message>
    <message>
        <source>nothing is needed</source>
        <translation>ничего не нужно</translation>
    </message>
    <message>
        <source>start-up</source>
        <translation>запуск</translation>
    </message>
    <message>
        <source>dusk flats</source>
        <translation>вечерние плоские поля</translation>
    </message>
    <message>
        <source>observing</source>
        <translation>наблюдения</translation>
    </message>
    <message>
        <source>dawn flats</source>
        <translation>утренние плоские поля</translation>
    </message>
    <message>
        <source>darks</source>
        <translation>темновые кадры</translation>
    </message>
    <message>
        <source>shutdown</source>
        <translation>выключение</translation>
    </message>
    <message>
        <source>waits</source>
        <comment>step of the night</comment>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>runs</source>
        <comment>step of the night</comment>
        <translation>идёт</translation>
    </message>
    <message>
        <source>paused</source>
        <comment>step of the night</comment>
        <translation>на паузе</translation>
    </message>
    <message>
        <source>done</source>
        <comment>step of the night</comment>
        <translation>сделано</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>step of the night</comment>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>planned</source>
        <comment>block</comment>
        <translation>в плане</translation>
    </message>
    <message>
        <source>slewing</source>
        <comment>block</comment>
        <translation>наведение</translation>
    </message>
    <message>
        <source>exposing</source>
        <comment>block</comment>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>interrupted</source>
        <comment>block</comment>
        <translation>прервано</translation>
    </message>
    <message>
        <source>done</source>
        <comment>block</comment>
        <translation>сделано</translation>
    </message>
    <message>
        <source>given up</source>
        <comment>block</comment>
        <translation>оставлено</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>block</comment>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>%1: good again, not yet for long enough</source>
        <comment>condition</comment>
        <translation>%1: снова хорошо, но ещё недолго</translation>
    </message>
    <message>
        <source>%1: not good enough to open</source>
        <comment>condition</comment>
        <translation>%1: недостаточно хорошо, чтобы открыть</translation>
    </message>
    <message>
        <source>%1: bad</source>
        <comment>condition</comment>
        <translation>%1: плохо</translation>
    </message>
    <message>
        <source>the core was stopped</source>
        <translation>ядро было остановлено</translation>
    </message>
    <message>
        <source>the core died and was started anew</source>
        <translation>ядро оборвалось и запущено заново</translation>
    </message>
    <message>
        <source>not in robotic mode (%1)</source>
        <comment>person</comment>
        <translation>не в режиме робота (%1)</translation>
    </message>
    <message>
        <source>made safe by %1</source>
        <comment>person</comment>
        <translation>обезопасил(а): %1</translation>
    </message>
    <message>
        <source>deciding on %1</source>
        <comment>alert</comment>
        <translation>решение по %1</translation>
    </message>
    <message>
        <source>%1: silent</source>
        <comment>device</comment>
        <translation>%1: молчит</translation>
    </message>
    <message>
        <source>%1: does not do what it is told</source>
        <comment>device</comment>
        <translation>%1: не выполняет команду</translation>
    </message>
    <message>
        <source>%1: between its exposures and moves</source>
        <comment>step of the night</comment>
        <translation>%1: между экспозициями и движениями</translation>
    </message>
    <message>
        <source>nothing of the programme can be observed</source>
        <translation>из программы ничего нельзя наблюдать</translation>
    </message>
    <message>
        <source>waits for the Sun</source>
        <translation>ждёт Солнца</translation>
    </message>
    <message>
        <source>waits for a block with a fixed time</source>
        <translation>ждёт блока с точным временем</translation>
    </message>
    <message>
        <source>skipped by a person</source>
        <translation>пропущено человеком</translation>
    </message>
    <message>
        <source>the rest of the night was too short</source>
        <translation>остатка ночи не хватило</translation>
    </message>
    <message>
        <source>unexplained</source>
        <comment>time of the night</comment>
        <translation>не объяснено</translation>
    </message>
    <message>
        <source>no fact in the journal says why</source>
        <translation>в журнале нет факта, почему</translation>
    </message>
    <message>
        <source>sky flats</source>
        <translation>плоские поля</translation>
    </message>
    <message>
        <source>focus run</source>
        <translation>фокусировка</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>exposures</comment>
        <translation>вручную</translation>
    </message>
    <message>
        <source>%1: %2 failed</source>
        <comment>device, command</comment>
        <translation>%1: сбой %2</translation>
    </message>
    <message>
        <source>frame lost, channel %1</source>
        <translation>потерян кадр, канал %1</translation>
    </message>
    <message>
        <source>%1: moved or set by another program (%2)</source>
        <comment>device, what</comment>
        <translation>%1: управляла другая программа (%2)</translation>
    </message>
    <message>
        <source>alert feed %1 silent</source>
        <translation>канал алертов %1 молчит</translation>
    </message>
    <message>
        <source>the journal was damaged; what could be read was saved</source>
        <translation>журнал был повреждён; что читалось, сохранено</translation>
    </message>
    <message>
        <source>%1 was not reached</source>
        <comment>person</comment>
        <translation>не удалось сообщить: %1</translation>
    </message>
    <message>
        <source>The core does not run.</source>
        <translation>Ядро не работает.</translation>
    </message>
    <message>
        <source>The roof is not closed (%1).</source>
        <translation>Крыша не закрыта (%1).</translation>
    </message>
    <message>
        <source>Alarm: %1</source>
        <translation>Тревога: %1</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <comment>person</comment>
        <translation>принято: %1</translation>
    </message>
    <message>
        <source>An override is on: %1, by %2</source>
        <comment>condition, person</comment>
        <translation>Действует обход: %1, %2</translation>
    </message>
    <message>
        <source>the core does not close by itself</source>
        <translation>ядро само не закрывает</translation>
    </message>
    <message>
        <source>The mode is %1 (%2): nothing is answered by itself.</source>
        <comment>mode, person</comment>
        <translation>Режим: %1 (%2); автоматических откликов нет.</translation>
    </message>
    <message>
        <source>%1: still without connection</source>
        <comment>device</comment>
        <translation>%1: всё ещё нет связи</translation>
    </message>
    <message>
        <source>%1: still in fault</source>
        <comment>device</comment>
        <translation>%1: всё ещё неисправность</translation>
    </message>
    <message>
        <source>Not finished: %1</source>
        <comment>block</comment>
        <translation>Не закончено: %1</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <comment>block</comment>
        <translation>Оставлено: %1</translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <comment>step of the night</comment>
        <translation>Пропущено: %1</translation>
    </message>
    <message>
        <source>%1 asked for a person and got no answer.</source>
        <comment>alert</comment>
        <translation>%1: нужен был человек, ответа не было.</translation>
    </message>
    <message>
        <source>%1 was answered; nobody has acknowledged it yet.</source>
        <comment>alert</comment>
        <translation>%1: отклик был, никто его ещё не принял.</translation>
    </message>
    <message>
        <source>The last focus run was not good enough; the focus before it stands.</source>
        <translation>Последняя фокусировка не удалась; остался прежний фокус.</translation>
    </message>
    <message>
        <source>The evening&apos;s fire drill failed</source>
        <translation>Вечерняя учебная тревога не удалась</translation>
    </message>
    <message>
        <source>Frames lost: %1</source>
        <translation>Потеряно кадров: %1</translation>
    </message>
    <message>
        <source>The core died; times: %1</source>
        <translation>Ядро обрывалось; раз: %1</translation>
    </message>
    <message>
        <source>The journal was damaged; what could be read was saved.</source>
        <translation>Журнал был повреждён; что читалось, сохранено.</translation>
    </message>
    <message>
        <source>Problems in the programme: %1</source>
        <translation>Ошибок в программе: %1</translation>
    </message>
    <message>
        <source>%1 of darkness that no fact explains: look at the journal.</source>
        <translation>%1 тёмного времени ничем не объяснено: смотрите журнал.</translation>
    </message>
    <message>
        <source>good</source>
        <comment>state of a condition</comment>
        <translation>хорошо</translation>
    </message>
    <message>
        <source>marginal</source>
        <comment>state of a condition</comment>
        <translation>на грани</translation>
    </message>
    <message>
        <source>bad</source>
        <comment>state of a condition</comment>
        <translation>плохо</translation>
    </message>
    <message>
        <source>good again, waiting</source>
        <comment>state of a condition</comment>
        <translation>снова хорошо, ждём</translation>
    </message>
    <message>
        <source>not measured</source>
        <comment>state of a condition</comment>
        <translation>не измеряется</translation>
    </message>
    <message>
        <source>sky</source>
        <translation>небо</translation>
    </message>
    <message>
        <source>time</source>
        <translation>время</translation>
    </message>
    <message>
        <source>roof open</source>
        <translation>крыша открыта</translation>
    </message>
    <message>
        <source>Exposing %1 of %2 dark</source>
        <translation>Экспозиция %1 из %2 тёмного времени</translation>
    </message>
    <message>
        <source>It has not been dark yet.</source>
        <translation>Ещё не темнело.</translation>
    </message>
    <message>
        <source>%1: not good for %2</source>
        <comment>condition, time</comment>
        <translation>%1: не хорошо %2</translation>
    </message>
    <message>
        <source>Width of the stars: %1</source>
        <translation>Ширина звёзд: %1</translation>
    </message>
    <message>
        <source>The roof was not opened.</source>
        <translation>Крыша не открывалась.</translation>
    </message>
    <message>
        <source>Roof open %1</source>
        <translation>Крыша открыта %1</translation>
    </message>
    <message>
        <source>not observed because</source>
        <translation>не наблюдали, потому что</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>темно</translation>
    </message>
    <message>
        <source>The night&apos;s time</source>
        <translation>Время ночи</translation>
    </message>
    <message>
        <source>share of the dark</source>
        <translation>доля тёмного</translation>
    </message>
    <message>
        <source>sunset to sunrise</source>
        <translation>от заката до восхода</translation>
    </message>
    <message>
        <source>together</source>
        <translation>всего</translation>
    </message>
    <message>
        <source>Night of %1</source>
        <translation>Ночь %1</translation>
    </message>
    <message>
        <source>%1: night of %2</source>
        <comment>observatory, date</comment>
        <translation>%1: ночь %2</translation>
    </message>
    <message>
        <source>All times UTC.</source>
        <translation>Всё время — UTC.</translation>
    </message>
    <message>
        <source>All times UTC. The night is not over: as of %1.</source>
        <translation>Всё время — UTC. Ночь не закончена: по состоянию на %1.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>и ещё %1</translation>
    </message>
    <message>
        <source>control: nobody</source>
        <translation>управление: никто</translation>
    </message>
    <message>
        <source>control: %1</source>
        <comment>person</comment>
        <translation>управление: %1</translation>
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
        <translation>Следующему оператору</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>Открытых дел нет.</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
    <message>
        <source>All conditions were good from sunset to sunrise.</source>
        <translation>Все условия были хорошими от заката до восхода.</translation>
    </message>
    <message>
        <source>Faults and alarms</source>
        <translation>Неисправности и тревоги</translation>
    </message>
    <message>
        <source>times</source>
        <translation>раз</translation>
    </message>
    <message>
        <source>remedies tried: %1</source>
        <translation>попыток исправить: %1</translation>
    </message>
    <message>
        <source>still there</source>
        <comment>fault</comment>
        <translation>всё ещё есть</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>тревога</translation>
    </message>
    <message>
        <source>not seen by a person</source>
        <translation>никто не принял</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Нет.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>by</source>
        <translation>кто</translation>
    </message>
    <message>
        <source>why</source>
        <translation>почему</translation>
    </message>
    <message>
        <source>still on</source>
        <comment>override</comment>
        <translation>ещё действует</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <comment>person</comment>
        <translation>завершил(а): %1</translation>
    </message>
    <message>
        <source>mode %1, by %2</source>
        <comment>mode, person</comment>
        <translation>режим %1, %2</translation>
    </message>
    <message>
        <source>%1 on %2: %3</source>
        <comment>person, alert, note</comment>
        <translation>%1 о %2: %3</translation>
    </message>
    <message>
        <source>Orders given: %1</source>
        <translation>Отдано распоряжений: %1</translation>
    </message>
    <message>
        <source>Steps of the night</source>
        <translation>Шаги ночи</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <comment>steps of the night</comment>
        <translation>Сделано: %1</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Сохранено</translation>
    </message>
    <message>
        <source>Frames stored: %1</source>
        <translation>Сохранено кадров: %1</translation>
    </message>
    <message>
        <source>Programme %1; plans made: %2</source>
        <comment>name, count</comment>
        <translation>Программа %1; составлено планов: %2</translation>
    </message>
    <message>
        <source>Fire drill at %1 passed: first command after %2</source>
        <translation>Учебная тревога в %1 прошла: первая команда через %2</translation>
    </message>
    <message>
        <source>Fire drill at %1 failed</source>
        <translation>Учебная тревога в %1 не удалась</translation>
    </message>
    <message>
        <source>Facts in the journal: %1</source>
        <translation>Фактов в журнале: %1</translation>
    </message>
    <message>
        <source>not understood: %1</source>
        <comment>facts</comment>
        <translation>не поняты: %1</translation>
    </message>
    <message>
        <source>(of %1)</source>
        <translation>(из %1)</translation>
    </message>
    <message>
        <source>interrupted: %1</source>
        <comment>times</comment>
        <translation>прерывалось: %1</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>alert</comment>
        <translation>отозван</translation>
    </message>
    <message>
        <source>nobody answered in time</source>
        <translation>никто не ответил вовремя</translation>
    </message>
    <message>
        <source>accepted by %1</source>
        <translation>принято: %1</translation>
    </message>
    <message>
        <source>declined by %1</source>
        <translation>отклонено: %1</translation>
    </message>
    <message>
        <source>no frame</source>
        <translation>нет кадров</translation>
    </message>
    <message>
        <source>by order of %1</source>
        <comment>person</comment>
        <translation>по указанию: %1</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Наблюдали</translation>
    </message>
    <message>
        <source>target</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>кадры</translation>
    </message>
    <message>
        <source>exposed</source>
        <translation>экспозиция</translation>
    </message>
    <message>
        <source>airmass</source>
        <translation>воздушная масса</translation>
    </message>
    <message>
        <source>Nothing was exposed.</source>
        <translation>Экспозиций не было.</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Алерты</translation>
    </message>
    <message>
        <source>received</source>
        <translation>получено</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>алерт</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>first exposure after</source>
        <translation>первая экспозиция через</translation>
    </message>
    <message>
        <source>came of it</source>
        <translation>что вышло</translation>
    </message>
    <message>
        <source>Ignored:</source>
        <comment>alerts</comment>
        <translation>Не учтены:</translation>
    </message>
    <message>
        <source>Notices that could not be read: %1</source>
        <translation>Не прочитано извещений: %1</translation>
    </message>
    <message>
        <source>No alert came.</source>
        <translation>Алертов не было.</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Фокус</translation>
    </message>
    <message>
        <source>position</source>
        <translation>положение</translation>
    </message>
    <message>
        <source>width of stars</source>
        <translation>ширина звёзд</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>температура</translation>
    </message>
    <message>
        <source>points</source>
        <translation>точки</translation>
    </message>
    <message>
        <source>not taken: too poor a fit</source>
        <translation>не принято: плохая кривая</translation>
    </message>
    <message>
        <source>run the night</source>
        <translation>вести ночь</translation>
    </message>
    <message>
        <source>no longer run the night</source>
        <translation>больше не вести ночь</translation>
    </message>
    <message>
        <source>programme</source>
        <translation>программа</translation>
    </message>
    <message>
        <source>Sunset %1, dark %2–%3, sunrise %4</source>
        <translation>Закат %1, темно %2–%3, восход %4</translation>
    </message>
    <message>
        <source>Moon %1 %</source>
        <translation>Луна %1 %</translation>
    </message>
    <message>
        <source>rises %1</source>
        <comment>Moon</comment>
        <translation>восход %1</translation>
    </message>
    <message>
        <source>sets %1</source>
        <comment>Moon</comment>
        <translation>заход %1</translation>
    </message>
    <message>
        <source>air mass</source>
        <translation>возд. масса</translation>
    </message>
    <message>
        <source>hour angle</source>
        <translation>часовой угол</translation>
    </message>
    <message>
        <source>distance from the Moon</source>
        <translation>расстояние до Луны</translation>
    </message>
    <message>
        <source>altitude of the Moon</source>
        <translation>высота Луны</translation>
    </message>
    <message>
        <source>phase of the Moon</source>
        <translation>фаза Луны</translation>
    </message>
    <message>
        <source>altitude of the Sun</source>
        <translation>высота Солнца</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>горизонт</translation>
    </message>
    <message>
        <source>seeing</source>
        <translation>качество изображения</translation>
    </message>
    <message>
        <source>brightness of the sky</source>
        <translation>яркость неба</translation>
    </message>
    <message>
        <source>time window</source>
        <translation>окно времени</translation>
    </message>
    <message>
        <source>fixed time</source>
        <translation>заданное время</translation>
    </message>
    <message>
        <source>a plan is being made</source>
        <translation>составляется план</translation>
    </message>
    <message>
        <source>fire drill: held back on purpose</source>
        <translation>проверка: остановлено намеренно</translation>
    </message>
    <message>
        <source>nothing to observe: waits where a burst is reached in %1 s, not %2 s</source>
        <comment>mean times</comment>
        <translation>наблюдать нечего: ждёт там, откуда до всплеска %1 с, а не %2 с</translation>
    </message>
    <message>
        <source>the programme has problems: %1</source>
        <translation>в программе ошибок: %1</translation>
    </message>
    <message>
        <source>%1: %2, limit %3</source>
        <comment>constraint</comment>
        <translation>%1: %2, предел %3</translation>
    </message>
    <message>
        <source>wait; the plan is made anew</source>
        <translation>ждите; план составляется заново</translation>
    </message>
    <message>
        <source>%1 mag</source>
        <translation>%1 зв. вел.</translation>
    </message>
    <message>
        <source>altitude above what stands around</source>
        <translation>высота над местным горизонтом</translation>
    </message>
    <message>
        <source>sky brightness</source>
        <translation>яркость неба</translation>
    </message>
    <message>
        <source>window</source>
        <translation>окно</translation>
    </message>
    <message>
        <source>its time has come</source>
        <translation>пришло его время</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>the plan has a better time for it</source>
        <translation>в плане для него есть лучшее время</translation>
    </message>
    <message>
        <source>an alert has the telescope</source>
        <translation>телескоп занят алертом</translation>
    </message>
    <message>
        <source>the conditions do not permit it</source>
        <translation>условия не позволяют</translation>
    </message>
    <message>
        <source>the observatory is not open</source>
        <translation>обсерватория не открыта</translation>
    </message>
    <message>
        <source>its time passed %1 ago</source>
        <translation>его время прошло %1 назад</translation>
    </message>
    <message>
        <source>no camera for it: %1</source>
        <translation>нет камеры для него: %1</translation>
    </message>
    <message>
        <source>nothing more is planned tonight</source>
        <translation>больше ничего не запланировано этой ночью</translation>
    </message>
    <message>
        <source>outside of its window by %1</source>
        <translation>вне своего окна на %1</translation>
    </message>
    <message>
        <source>%1 from its fixed time</source>
        <translation>%1 от назначенного времени</translation>
    </message>
    <message>
        <source>running</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>as good as it gets tonight: air mass %1</source>
        <translation>лучшее за эту ночь: воздушная масса %1</translation>
    </message>
    <message>
        <source>time since the repeat before: air mass %1</source>
        <translation>время после предыдущего повтора: воздушная масса %1</translation>
    </message>
    <message>
        <source>before it is no longer possible: air mass %1</source>
        <translation>пока ещё возможно: воздушная масса %1</translation>
    </message>
    <message>
        <source>the best that was free: air mass %1</source>
        <translation>лучшее из свободного: воздушная масса %1</translation>
    </message>
    <message>
        <source>all night: %1</source>
        <translation>всю ночь: %1</translation>
    </message>
    <message>
        <source>possible for %1 at most, but it takes %2</source>
        <translation>возможно не дольше %1, а нужно %2</translation>
    </message>
    <message>
        <source>its conditions never hold together; nearest: %1</source>
        <translation>его условия никогда не выполняются вместе; ближе всего: %1</translation>
    </message>
    <message>
        <source>what is planned is worth more</source>
        <translation>запланированное ценнее</translation>
    </message>
    <message>
        <source>what is planned is worth more: %1</source>
        <translation>запланированное ценнее: %1</translation>
    </message>
    <message>
        <source>one of its group is planned: %1</source>
        <translation>из его группы запланировано другое: %1</translation>
    </message>
    <message>
        <source>another of its group is not possible: %1</source>
        <translation>другое из его группы невозможно: %1</translation>
    </message>
    <message>
        <source>its owner has %1 left tonight, but it takes %2</source>
        <translation>у владельца осталось %1 этой ночи, а нужно %2</translation>
    </message>
    <message>
        <source>no room for its repeats at their intervals</source>
        <translation>нет места для повторов с их промежутками</translation>
    </message>
    <message>
        <source>it never rises here</source>
        <translation>здесь никогда не восходит</translation>
    </message>
    <message>
        <source>what stands around did not count</source>
        <translation>не учитывать местный горизонт</translation>
    </message>
    <message>
        <source>limit of %1 %2 instead of %3</source>
        <comment>quantity, new limit, old limit</comment>
        <translation>предел: %1 %2 вместо %3</translation>
    </message>
    <message>
        <source>shortened to %1 % of its exposures</source>
        <translation>сократить до %1 % экспозиций</translation>
    </message>
    <message>
        <source>priority %1 instead of %2</source>
        <translation>приоритет %1 вместо %2</translation>
    </message>
    <message>
        <source>wait until the evening of %1</source>
        <translation>ждать до вечера %1</translation>
    </message>
    <message>
        <source>its start were not fixed</source>
        <translation>не назначать время начала</translation>
    </message>
    <message>
        <source>its windows did not count</source>
        <translation>не учитывать его окна</translation>
    </message>
    <message>
        <source>quota of its owner %1 instead of %2</source>
        <translation>квота владельца %1 вместо %2</translation>
    </message>
    <message>
        <source>%1 were left out</source>
        <translation>убрать %1</translation>
    </message>
    <message>
        <source>start %1: %2</source>
        <translation>начать %1: %2</translation>
    </message>
    <message>
        <source>start %1 without %2: %3</source>
        <translation>начать %1 без %2: %3</translation>
    </message>
    <message>
        <source>go on with %1: %2</source>
        <translation>продолжать %1: %2</translation>
    </message>
    <message>
        <source>end %1: %2</source>
        <translation>закончить %1: %2</translation>
    </message>
    <message>
        <source>wait until %1 for %2: %3</source>
        <translation>ждать до %1 ради %2: %3</translation>
    </message>
    <message>
        <source>hold: %1</source>
        <translation>стоять: %1</translation>
    </message>
    <message>
        <source>plan anew without %1 now: %2</source>
        <translation>перепланировать, сейчас без %1: %2</translation>
    </message>
    <message>
        <source>idle: %1</source>
        <translation>без дела: %1</translation>
    </message>
    <message>
        <source>interrupt now: costs %1; after this exposure %2, after the block %3</source>
        <translation>прервать сейчас: цена %1; после этой экспозиции %2, после блока %3</translation>
    </message>
    <message>
        <source>interrupt after this exposure: costs %1; now %2, after the block %3</source>
        <translation>прервать после этой экспозиции: цена %1; сейчас %2, после блока %3</translation>
    </message>
    <message>
        <source>interrupt after the block: costs %1; now %2, after this exposure %3</source>
        <translation>прервать после блока: цена %1; сейчас %2, после этой экспозиции %3</translation>
    </message>
    <message>
        <source>wait at azimuth %1, altitude %2: %3 to the next burst on average instead of %4</source>
        <translation>ждать на азимуте %1, высоте %2: до следующего всплеска в среднем %3 вместо %4</translation>
    </message>
    <message>
        <source>nothing to observe: waits where a burst is reached in %1 s, not %2 s; counted in: the field of %3</source>
        <comment>mean times; satellites</comment>
        <translation>наблюдать нечего: ждёт там, откуда до всплеска %1 с, а не %2 с; учтено поле зрения %3</translation>
    </message>
    <message>
        <source>at its fixed time</source>
        <translation>в заданное время</translation>
    </message>
    <message>
        <source>as %1 asked</source>
        <comment>person</comment>
        <translation>по указанию: %1</translation>
    </message>
    <message>
        <source>that time passed %1 ago</source>
        <translation>это время прошло %1 назад</translation>
    </message>
    <message>
        <source>planning: %1 targets</source>
        <translation>составляется план: целей %1</translation>
    </message>
    <message>
        <source>the programme has no such block: %1</source>
        <comment>target, block</comment>
        <translation>в программе нет такого блока: %1</translation>
    </message>
    <message>
        <source>can begin in %1</source>
        <translation>может начаться через %1</translation>
    </message>
    <message>
        <source>its constraints do not hold for long enough in what is left of this night</source>
        <translation>до конца этой ночи его ограничения не выполняются достаточно долго</translation>
    </message>
    <message>
        <source>visit %1 follows visit %2 by its cadence</source>
        <comment>numbers of visits of a block</comment>
        <translation>повтор %1 следует за повтором %2 со своим промежутком</translation>
    </message>
    <message>
        <source>goes to all visits of the block that are left: %1</source>
        <translation>относится ко всем оставшимся повторам блока: %1</translation>
    </message>
    <message>
        <source>goes to the next visit; the others are planned after it: %1</source>
        <translation>относится к следующему повтору; остальные планируются после него: %1</translation>
    </message>
    <message>
        <source>it is being observed already</source>
        <translation>он уже наблюдается</translation>
    </message>
    <message>
        <source>everything of the block is done tonight</source>
        <translation>всё из этого блока сегодня выполнено</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <comment>of the programme</comment>
        <translation>строка %1: %2</translation>
    </message>
    <message>
        <source>outside of its time window by %1</source>
        <translation>вне своего окна времени на %1</translation>
    </message>
    <message>
        <source>mend its lines, or take its good targets; tulparctl plan lists all of them</source>
        <translation>исправить её строки или взять годные цели; все ошибки перечисляет tulparctl plan</translation>
    </message>
    <message>
        <source>target and block as the programme names them</source>
        <translation>цель и блок так, как их называет программа</translation>
    </message>
    <message>
        <source>nothing is needed; it begins then</source>
        <translation>ничего не нужно; тогда он начнётся</translation>
    </message>
    <message>
        <source>another night, or wider limits in the programme</source>
        <translation>другая ночь или более широкие пределы в программе</translation>
    </message>
    <message>
        <source>move the next visit; the others follow it</source>
        <translation>перенести следующий повтор; остальные следуют за ним</translation>
    </message>
    <message>
        <source>more repeats in the programme</source>
        <translation>больше повторов в программе</translation>
    </message>
    <message>
        <source>mend this line</source>
        <translation>исправить эту строку</translation>
    </message>
    <message>
        <source>the core was not running</source>
        <translation>ядро не работало</translation>
    </message>
    <message>
        <source>its fixed time is over, or not of this night</source>
        <translation>заданное время прошло или не в эту ночь</translation>
    </message>
    <message>
        <source>at its fixed time: %1</source>
        <translation>в заданное время: %1</translation>
    </message>
    <message>
        <source>%1: accepted: %2</source>
        <comment>request, reasons</comment>
        <translation>%1: принято: %2</translation>
    </message>
    <message>
        <source>by the rules of %1 it is not answered at once</source>
        <comment>strategy</comment>
        <translation>по правилам стратегии «%1» сразу не отвечают</translation>
    </message>
    <message>
        <source>the rules decline it: %1</source>
        <comment>requirement</comment>
        <translation>правила его отклоняют: %1</translation>
    </message>
    <message>
        <source>without this step the roof stays open; the core closes it in the morning</source>
        <translation>без этого шага крыша останется открытой; утром её закроет ядро</translation>
    </message>
    <message>
        <source>no star is seen where a bright one must be: clouds?</source>
        <translation>не видно звезды там, где должна быть яркая: облака?</translation>
    </message>
    <message>
        <source>no bright star stands well for the pointing check</source>
        <translation>нет подходящей яркой звезды для проверки наведения</translation>
    </message>
    <message>
        <source>the telescope looks %1″ off, limit %2″</source>
        <comment>pointing error</comment>
        <translation>ошибка наведения телескопа %1″, предел %2″</translation>
    </message>
    <message>
        <source>close it now by hand, or take the engineering mode: then the roof is yours</source>
        <translation>закройте её сейчас вручную или перейдите в инженерный режим: тогда за крышу отвечаете вы</translation>
    </message>
    <message>
        <source>a clear sky; then start the step again</source>
        <translation>ясное небо; затем начать шаг заново</translation>
    </message>
    <message>
        <source>start the step again later; the core must have found its star catalogue</source>
        <translation>начать шаг заново позже; у ядра должен быть звёздный каталог</translation>
    </message>
    <message>
        <source>look at the mount: its clock, its pointing model, its encoders</source>
        <translation>проверьте монтировку: её часы, модель наведения, энкодеры</translation>
    </message>
    <message>
        <source>look at the rules: a burst there and then would not be answered either</source>
        <translation>посмотрите правила: на всплеск там и тогда тоже не ответили бы</translation>
    </message>
    <message>
        <source>pointing check</source>
        <translation>проверка наведения</translation>
    </message>
    <message>
        <source>Pointing</source>
        <translation>Наведение</translation>
    </message>
    <message>
        <source>star, V</source>
        <translation>звезда, V</translation>
    </message>
    <message>
        <source>east</source>
        <translation>к востоку</translation>
    </message>
    <message>
        <source>north</source>
        <translation>к северу</translation>
    </message>
    <message>
        <source>off</source>
        <translation>отклонение</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>исправлено</translation>
    </message>
    <message>
        <source>too far: not corrected, a person must look</source>
        <translation>слишком много: не исправлено, нужен человек</translation>
    </message>
    <message>
        <source>still off after the correction</source>
        <translation>отклонение осталось и после поправки</translation>
    </message>
    <message>
        <source>%1 is better placed later: it begins in %2</source>
        <comment>target; time</comment>
        <translation>%1 позже стоит лучше: начало через %2</translation>
    </message>
    <message>
        <source>wait, or order it now</source>
        <translation>подождите или поставьте сейчас</translation>
    </message>
    <message>
        <source>waits until the next target is better placed</source>
        <translation>ждёт, пока следующий объект не займёт лучшее положение</translation>
    </message>
    <message>
        <source>one of its lines is wrong</source>
        <comment>programme</comment>
        <translation>одна из строк неверна</translation>
    </message>
</context>
</TS>
