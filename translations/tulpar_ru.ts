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
</context>
<context>
    <name>tulpar::ChannelPane</name>
    <message>
        <source>SIMULATED</source>
        <translation>СИМУЛЯЦИЯ</translation>
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
        <source>to chart, viewer, alerts</source>
        <translation>к карте, кадрам, алертам</translation>
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
        <source>all channels</source>
        <translation>все каналы</translation>
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
        <source>+ −  wheel</source>
        <translation>+ −  колесо</translation>
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
        <source>fit</source>
        <translation>вписать</translation>
    </message>
    <message>
        <source>one screen pixel a frame pixel</source>
        <translation>пиксель экрана на пиксель кадра</translation>
    </message>
    <message>
        <source>automatic stretch</source>
        <translation>автояркость</translation>
    </message>
    <message>
        <source>invert</source>
        <translation>негатив</translation>
    </message>
    <message>
        <source>Ctrl+arrows  right drag</source>
        <translation>Ctrl+стрелки  правая кнопка</translation>
    </message>
    <message>
        <source>brightness and contrast</source>
        <translation>яркость и контраст</translation>
    </message>
    <message>
        <source>copy RA and Dec of the readout</source>
        <translation>скопировать RA и Dec под курсором</translation>
    </message>
    <message>
        <source>open a FITS file, or drop it here</source>
        <translation>открыть файл FITS или перетащить сюда</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>back to the live channels</source>
        <translation>назад к каналам камер</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>эти клавиши</translation>
    </message>
    <message>
        <source>#%1 cannot be shown: %2</source>
        <translation>№%1 нельзя показать: %2</translation>
    </message>
    <message>
        <source>Open a FITS image</source>
        <translation>Открыть кадр FITS</translation>
    </message>
</context>
<context>
    <name>tulpar::HoldButton</name>
    <message>
        <source>%1: choose, then hold (or Enter twice)</source>
        <translation>%1: выбрать, затем удержать (или дважды Enter)</translation>
    </message>
    <message>
        <source>hold: %1</source>
        <translation>удержать: %1</translation>
    </message>
    <message>
        <source>hold on…</source>
        <translation>держите…</translation>
    </message>
    <message>
        <source>let go: %1</source>
        <translation>отпустить: %1</translation>
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
        <source>closes everything and stops all motion, at once</source>
        <translation>сразу останавливает все движения и закрывает всё</translation>
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
        <source>link lost: what is shown grows old</source>
        <translation>связь потеряна: показанное устаревает</translation>
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
        <source>make safe, at once</source>
        <translation>обезопасить, сразу</translation>
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
        <source>zenith upwards</source>
        <translation>зенит вверх</translation>
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
        <source>constellation lines</source>
        <translation>линии созвездий</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>names</source>
        <translation>названия</translation>
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
        <source>close</source>
        <translation>закрыть</translation>
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
        <source>manual mode</source>
        <translation>ручной режим</translation>
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
</context>
</TS>
