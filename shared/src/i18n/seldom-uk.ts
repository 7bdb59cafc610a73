import type { SeldomDictionary } from './seldom-bg.ts'

/** Words of pages and dialogs that few people ever open, in Ukrainian. */
export const seldomUk = {
  // The page of the set-up link
  'setup.title': 'Початкове налаштування',
  'setup.welcome': 'Ласкаво просимо! Тут ще немає ведучого.',
  'setup.intro': 'Перший ведучий може створювати дошки, запрошувати організації та вести зустрічі.',
  'setup.name': 'Ваше ім’я',
  'setup.nameHint': 'Так вас бачитимуть інші учасники.',
  'setup.submit': 'Стати ведучим',
  'setup.linkUsed':
    'Це посилання для налаштування вже використано. Попросіть ведучого запросити вас.',
  'setup.linkInvalid': 'Посилання для налаштування недійсне. Візьміть нове з консолі сервера.',
  'setup.alreadyDone': 'Налаштування завершено.',

  // The page of a new board
  'board.create': 'Створити дошку',
  'board.name': 'Назва дошки',
  'board.nameHint': 'Наприклад «Україна · Стара Загора».',
  'board.sectors': 'Сектори',
  'board.standingItems': 'Постійні пункти',
  'board.template': 'Шаблон',

  // Slips of an invitation, on paper
  'invite.sheetTitle': 'Запрошення приєднатися',
  'invite.sheetHint': 'Розріжте аркуш і дайте кожній організації її запрошення.',
  'invite.linkUntilDay': 'Посилання діє до {date}, {time}',

  'invite.createAll': 'Створити посилання для всіх організацій',
  'invite.printSheet': 'Надрукувати аркуш запрошень',
  'invite.printNothing': 'Спершу створіть або замініть посилання: старі не можна показати знову.',
  'invite.observerLink': 'Посилання для спостерігачів',
  'invite.facilitatorLink': 'Посилання для другого ведучого',
  'invite.otherLinks': 'Інші посилання',

  // A board that is not on the device
  'connection.boardNotHere': 'Без зв’язку – дошки ще немає на пристрої',
  'connection.boardOpensLater': 'Дошка відкриється, щойно з’явиться зв’язок.',

  // Taking back what somebody wrote, and taking away those who came by one way
  'members.takeBackTitle': 'Вилучити разом із написаним: {name}',
  'members.takeBackSince': 'Написане за останні',
  'members.takeBackMinutes': '{count} хв',
  'members.takeBackWhat': 'З дошки та незакритих засідань буде вилучено:',
  'members.takeBackNothing': 'За цей час нових записів немає. Буде припинено лише доступ.',
  'members.takeBackLetters': {
    one: '{count} символ у записах і нотатках інших:',
    few: '{count} символи в записах і нотатках інших:',
    many: '{count} символів у записах і нотатках інших:',
    other: '{count} символу в записах і нотатках інших:',
  },
  'members.takeBackStays':
    'Дописане іншими до цих слів залишиться, як і ухвалені рішення та закриті засідання. Видалене цією людиною не повернеться. Усе вилучене можна повернути протягом 24 годин із цього пристрою.',
  'members.takeBackRun': 'Вилучити з написаним',
  'members.sweepTitle': 'Вилучити багатьох одразу',
  'members.sweepWay': 'Увійшли через',
  'members.sweepSince': 'За',
  'members.sweepMinutes': {
    one: 'останню {count} хвилину',
    few: 'останні {count} хвилини',
    many: 'останні {count} хвилин',
    other: 'останні {count} хвилини',
  },
  'members.sweepCount': {
    one: 'Доступ втратить {count} особа. Ведучі залишаються. Хто має посилання або код, може увійти знову – змініть їх.',
    few: 'Доступ втратять {count} особи. Ведучі залишаються. Хто має посилання або код, може увійти знову – змініть їх.',
    many: 'Доступ втратять {count} осіб. Ведучі залишаються. Хто має посилання або код, може увійти знову – змініть їх.',
    other:
      'Доступ втратять {count} особи. Ведучі залишаються. Хто має посилання або код, може увійти знову – змініть їх.',
  },
  'members.sweepRun': 'Припинити їм доступ',
  'members.takenBack': {
    one: '{name}: вилучено доступ і {count} запис',
    few: '{name}: вилучено доступ і {count} записи',
    many: '{name}: вилучено доступ і {count} записів',
    other: '{name}: вилучено доступ і {count} запису',
  },
  'members.takenBackAccess': '{name}: вилучено доступ',
  'members.takenBackLetters': {
    one: 'і {count} символ у чужих текстах',
    few: 'і {count} символи в чужих текстах',
    many: 'і {count} символів у чужих текстах',
    other: 'і {count} символу в чужих текстах',
  },
  'members.giveBack': 'Повернути',
  'members.writesMuch': {
    one: '{name}: {count} новий запис за останні 10 хвилин',
    few: '{name}: {count} нові записи за останні 10 хвилин',
    many: '{name}: {count} нових записів за останні 10 хвилин',
    other: '{name}: {count} нового запису за останні 10 хвилин',
  },
  'members.hasManyPages': {
    one: '{name}: відкрито {count} сторінку',
    few: '{name}: відкрито {count} сторінки одночасно',
    many: '{name}: відкрито {count} сторінок одночасно',
    other: '{name}: відкрито {count} сторінки одночасно',
  },

  // What looks like personal data in minutes, and on the board's own pages
  'privacy.smallNumber':
    'Кількість менша за {threshold} і може вказати на конкретних людей. Узагальніть до рівня області.',
  'privacy.beforeSending':
    'Перегляньте їх, перш ніж надсилати протокол. Якщо це персональні дані, відкрийте зустріч знову, щоб виправити.',
  'privacy.onBoard':
    'Відкрийте їх і видаліть позначене, якщо це персональні дані: дошку читають усі організації.',

  // The page "About"
  'about.what':
    'Седянка – вільна програма для зустрічей, на яких багато організацій пишуть на одній дошці: порядок денний, рішення, завдання, потреби та допомогу.',
  'about.version': 'Версія',
  'about.contact': 'Кого запитати',
  'about.licence': 'Ліцензія',
  'about.licenceText':
    'GNU Affero General Public License, версія 3 або новіша. Програму можна використовувати, вивчати, змінювати й поширювати; хто надає змінену версію іншим, ділиться і змінами.',
  'about.parts': 'Ліцензії складників цієї сторінки',
  'about.privacy': 'Що зберігається',
  'about.boards':
    'Дошки, зустрічі та все написане в них зберігаються на цьому сервері, доки існує дошка.',
  'about.backups': {
    one: 'Резервні копії сервера зберігаються {count} день, потім їх видаляють. До того в них є й те, що видалено з дошок.',
    few: 'Резервні копії сервера зберігаються {count} дні, потім їх видаляють. До того в них є й те, що видалено з дошок.',
    many: 'Резервні копії сервера зберігаються {count} днів, потім їх видаляють. До того в них є й те, що видалено з дошок.',
    other:
      'Резервні копії сервера зберігаються {count} дня, потім їх видаляють. До того в них є й те, що видалено з дошок.',
  },
  'about.backupsKept':
    'Резервні копії має той, хто обслуговує сервер, і вони зберігаються, доки він їх не видалить. У них є й те, що видалено з дошок.',
  'about.people':
    'Про вас зберігаються ім’я, з яким ви входите, організація, роль і час останнього відвідування. Електронної адреси й пароля не потрібно.',
  'about.changes':
    'Записується також, хто що змінив на дошці й коли. Це бачать ведучі та учасники від організацій; ведучі можуть стерти колишні значення.',
  'about.device':
    'На вашому пристрої залишається копія дошки, щоб працювати й без мережі. «Вийти» її видаляє.',
  'about.cookie':
    'Є один файл cookie – для входу. Він діє 30 днів після останнього використання, щонайбільше 90 днів.',
  'about.others':
    'Сторінки не звертаються до інших серверів, немає стеження й реклами. До журналу сервера не потрапляє нічого з написаного.',

  // Archive, deletion, organisations that leave
  'archive.bringBack': 'Повернути дошку до роботи',
  'archive.bringBackHint':
    'Дошка в архіві. Після повернення кожен має ті самі права, що й раніше; код зали створюється заново.',
  'archive.broughtBack': 'Дошка знову в роботі.',
  'archive.do': 'Архівувати дошку',
  'archive.explain':
    'Усі, хто має доступ, зможуть лише читати. Код зали перестане діяти, нові люди не приєднуються. Ведучий може будь-коли повернути дошку до роботи.',
  'archive.hint':
    'Архівована дошка лишається для читання: ніхто нічого в ній не змінює. Її можна будь-коли повернути до роботи.',
  'archive.notice': 'Дошку архівовано {date}, її можна лише читати.',
  'archive.question': 'Архівувати «{board}»?',
  'care.backupsDays': {
    one: 'У резервних копіях сервера дошка лишається до {count} дня, потім її видаляють і з них.',
    few: 'У резервних копіях сервера дошка лишається до {count} днів, потім її видаляють і з них.',
    many: 'У резервних копіях сервера дошка лишається до {count} днів, потім її видаляють і з них.',
    other: 'У резервних копіях сервера дошка лишається до {count} дня, потім її видаляють і з них.',
  },
  'care.backupsStay':
    'У резервних копіях дошка лишається, доки їх не видалить той, хто обслуговує сервер.',
  'care.filesStay': 'Файли та роздруківки, які хтось уже взяв, не видаляються.',
  'care.delete': 'Видалити дошку…',
  'care.deleteForGood': 'Видалити назавжди',
  'care.deleteHint': 'Видалення прибирає дошку назавжди, з усім написаним у ній.',
  'care.deleteQuestion': 'Видалити «{board}»?',
  'care.deleteWhat':
    'Видаляються всі зустрічі, нотатки, рішення, протоколи, завдання, потреби й пропозиції, доступ людей, посилання та коди. Відкриті сторінки видаляють свої копії.',
  'care.deleted': 'Дошку видалено.',
  'care.file': 'Завантажити файл дошки',
  'care.fileFirst': 'Спершу завантажити файл дошки',
  'care.fileHint':
    'Усе з дошки в одному файлі (JSON): організації, завдання, потреби, зустрічі з нотатками та протоколами.',
  'care.title': 'Архівування та видалення',
  'care.typeTitle': 'Для підтвердження введіть назву: {board}',
  'care.typeTitleFirst': 'Спершу введіть назву дошки.',
  'orgs.removeConfirm':
    'Її люди одразу втратять доступ, а її посилання перестануть діяти. Завдання, потреби та все написане залишаються під її назвою.',
  'orgs.removeOwn': 'Це ваша організація. Ви залишаєтеся ведучим, але без організації.',
  'orgs.removePeople': {
    one: '{count} людина втратить доступ.',
    few: '{count} людини втратять доступ.',
    many: '{count} людей втратять доступ.',
    other: '{count} людини втратять доступ.',
  },
  'orgs.removeTitle': 'Вилучити «{organisation}» з дошки?',
  'orgs.removedHint':
    'Відновлена організація повертається до списку. Якщо її люди втратили доступ, запросіть їх новим посиланням.',
  'orgs.removedList': 'Вилучені організації ({count})',
  'orgs.restored': 'Організацію відновлено: {organisation}',
  'orgs.restoredWithPeople': {
    one: '{organisation}: відновлено разом з доступом {count} людини.',
    few: '{organisation}: відновлено разом з доступом {count} людей.',
    many: '{organisation}: відновлено разом з доступом {count} людей.',
    other: '{organisation}: відновлено разом з доступом {count} людини.',
  },

  // A unit that is not in the list
  'unit.own': 'інша одиниця…',
  'unit.ownHere': 'З цієї дошки',
  'unit.ownHint': 'Одне-два слова у множині: бочки, палети.',
  'unit.ownLabel': 'Яка одиниця?',

  // An organisation that is there already
  'orgs.here': '«{organisation}» уже є на дошці.',
  'orgs.hereOpen': 'Відкрити її',
  'orgs.hereRemoved':
    '«{organisation}» було вилучено з дошки. Її можна повернути з усім, що до неї належить.',

  // The page of a new board
  'board.copyNone': 'не копіювати',
  'board.copyOrganisations': 'Скопіювати реєстр із дошки',
  'board.withInstitutions': 'Додати 25 установ області Стара-Загора',

  // Minutes as a file
  'export.title': 'Завантаження протоколу',
  'export.format': 'Вид файлу',
  'export.pdf': 'PDF',
  'export.pdfHint': 'Для підпису, надсилання й архіву (PDF/A). Ніхто його не змінює.',
  'export.docx': 'Word (DOCX)',
  'export.docxHint': 'Для редагування перед підписанням.',
  'export.odt': 'OpenDocument (ODT)',
  'export.odtHint': 'Для редагування в LibreOffice.',
  'export.html': 'Вебсторінка (HTML)',
  'export.htmlHint': 'Один файл, який читається в кожному браузері, також на телефоні.',
  'export.md': 'Markdown',
  'export.mdHint': 'Для вебсайту або нотаток.',
  'export.txt': 'Звичайний текст',
  'export.txtHint': 'Для чату або листа.',
  'export.json': 'Дані (JSON)',
  'export.jsonHint': 'Для інших програм.',
  'export.people': 'Люди',
  'export.organisations': 'Лише організації',
  'export.names': 'З іменами',
  'export.draft': 'Протокол не затверджено: файл матиме позначку «Проєкт».',
  'export.approved': 'Протокол затверджено: файл не має позначки «Проєкт».',
  'export.translation': 'Переклад позначається як неофіційний.',
  'export.making': 'Файл створюється…',
  'export.queued': 'Файл створюється. Це триває довше, бо інші теж чекають на документи.',
  'export.saved': 'Завантажено: {name}',
  'export.busy': 'Забагато документів чекають на створення. Спробуйте знову за пів хвилини.',
  'export.failed': 'Файл не вдалося створити. Спробуйте знову або оберіть інший вид.',
  'export.offline': 'Файл створює сервер, а зв’язку з ним зараз немає.',

  // The operator's page
  'operator.heading': 'Стан сервера',
  'operator.lead': 'Ця сторінка лише показує й нічого не змінює. Вона відкрита до {time}.',
  'operator.close': 'Закрити сторінку',
  'operator.closed': 'Сторінку закрито.',
  'operator.notOpen': 'Сторінку відкриває посилання, яке створюють на самому сервері.',
  'operator.linkOver':
    'Це посилання не дійсне: його вже використано, воно старше за добу або неповне.',
  'operator.howTo':
    'Нове посилання дає команда «sedyanka operator-link» на сервері. Воно діє один раз, протягом доби, а сторінка залишається відкритою годину.',
  'operator.seenAt': 'Дані станом на {time}',
  'operator.state': 'Зміни',
  'operator.is.ok': 'зберігаються',
  'operator.is.storage': 'не зберігаються: диск або база даних відмовляє',
  'operator.is.stalled': 'надто довго чекають на збереження',
  'operator.is.stopping': 'зберігаються, але сервер зупиняється',
  'operator.store.file': 'Файл із даними',
  'operator.store.postgres': 'PostgreSQL',
  'operator.database': 'Розмір бази даних',
  'operator.sizeAndLog': '{size}, журнал {log}',
  'operator.free': 'Вільно на диску',
  'operator.unknownThere': 'Невідомо: база даних в іншому місці.',
  'operator.backup': 'Найновіша резервна копія',
  'operator.noBackup': 'У DATA_DIR/backups немає жодної. Про копії в інших місцях сервер не знає.',
  'operator.backupElsewhere': 'Невідомо: її створює pg_dump.',
  'operator.steps': 'Схема бази даних',
  'operator.stepsDone': '{step}, нічого не чекає',
  'operator.stepsWaiting': 'чекають на перезапуск: {steps}',
  'operator.boardCount': 'Дошки',
  'operator.archivedCount': 'з них в архіві',
  'operator.people': 'Люди',
  'operator.sessions': 'Браузери, у яких увійшли',
  'operator.rooms': 'Документи, відкриті зараз',
  'operator.lines': 'Сторінки на зв’язку зараз',
  'operator.boards': 'Дошки за розміром',
  'operator.boardsLead':
    'Розмір – це документи, збережені протоколи та історія. Від дошки видно лише її назву.',
  'operator.title': 'Дошка',
  'operator.size': 'Розмір',
  'operator.used': 'Востаннє',
  'operator.shown': 'Показано: {count} з {total}',
  'operator.more': 'Показати ще',
  'operator.noBoards': 'Дощок ще немає',
  'operator.noBoardsText': 'Щойно ведучий створить дошку, вона з’явиться тут зі своїм розміром.',
} as const satisfies SeldomDictionary
