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
        <source>alive</source>
        <translation>на связи</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>молчит</translation>
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
        <source>met</source>
        <translation>да</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>No alerts yet. A burst appears here the moment a feed delivers it.</source>
        <translation>Алертов пока нет. Всплеск появится здесь, как только его передаст канал.</translation>
    </message>
    <message>
        <source>No feed is connected.</source>
        <translation>Ни один канал не подключён.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>Feed %1 is alive, last heard %2 ago.</source>
        <translation>Канал %1 на связи, слышен %2 назад.</translation>
    </message>
    <message>
        <source>Feed %1 is silent, last heard: %2.</source>
        <translation>Канал %1 молчит, слышен: %2.</translation>
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
        <source>details of the alert: rules and facts</source>
        <translation>подробности алерта: правила и данные</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>close the details</source>
        <translation>закрыть подробности</translation>
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
</context>
<context>
    <name>tulpar::DeviceCellWidget</name>
    <message>
        <source>%1, measured %2 ago</source>
        <translation>%1, измерено %2 назад</translation>
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
        <source>class: burst</source>
        <translation>класс: всплеск</translation>
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
</context>
</TS>
