import type { WordsLike } from './bg.ts'

/**
 * Words of pages and dialogs that few people ever open, and the type of the other two sets of them. Apart from the page's
 * words: whoever follows a meeting does not load them.
 */
export const seldomBg = {
  // The page of the set-up link
  'setup.title': 'Настройка',
  'setup.welcome': 'Добре дошли! Тук още няма водещ.',
  'setup.intro': 'Първият водещ може да създава табла, да кани организации и да води срещи.',
  'setup.name': 'Вашето име',
  'setup.nameHint': 'Така ще Ви виждат останалите участници.',
  'setup.submit': 'Стани водещ',
  'setup.linkUsed': 'Тази връзка за настройка вече е използвана. Помолете водещия да Ви покани.',
  'setup.linkInvalid':
    'Връзката за настройка не е валидна. Вземете новата от конзолата на сървъра.',
  'setup.alreadyDone': 'Настройката е завършена.',

  // The page of a new board
  'board.create': 'Създай таблото',
  'board.name': 'Име на таблото',
  'board.nameHint': 'Например „Украйна · Стара Загора“.',
  'board.sectors': 'Сектори',
  'board.standingItems': 'Постоянни точки',
  'board.template': 'Образец',

  // Slips of an invitation, on paper
  'invite.sheetTitle': 'Покани за включване',
  'invite.sheetHint': 'Разрежете листа и дайте на всяка организация нейната покана.',
  'invite.linkUntilDay': 'Връзката важи до {date}, {time}',

  // Links of an invitation
  'invite.createAll': 'Създай връзки за всички организации',
  'invite.printSheet': 'Отпечатай листа с покани',
  'invite.printNothing':
    'Първо създайте или сменете връзките: старите не могат да се покажат отново.',
  'invite.observerLink': 'Връзка за наблюдатели',
  'invite.facilitatorLink': 'Връзка за втори водещ',
  'invite.otherLinks': 'Други връзки',

  // A board that is not on the device
  'connection.boardNotHere': 'Без връзка – таблото още не е на устройството',
  'connection.boardOpensLater': 'Таблото ще се отвори, щом има връзка.',

  // Taking back what somebody wrote, and taking away those who came by one way
  'members.takeBackTitle': 'Премахни заедно с написаното: {name}',
  'members.takeBackSince': 'Написаното през последните',
  'members.takeBackMinutes': '{count} мин',
  'members.takeBackWhat': 'Ще бъдат премахнати от таблото и от незакритите срещи:',
  'members.takeBackNothing': 'За това време няма нови записи. Премахва се само достъпът.',
  'members.takeBackLetters': {
    one: '{count} знак в записи и бележки на други:',
    other: '{count} знака в записи и бележки на други:',
  },
  'members.takeBackStays':
    'Написаното от други върху тези думи остава, както и приетите решения и закритите срещи. Изтритото от този човек не се връща. Всичко премахнато може да се върне до 24 часа от това устройство.',
  'members.takeBackRun': 'Премахни с написаното',
  'members.sweepTitle': 'Премахване на много хора наведнъж',
  'members.sweepWay': 'Влезли чрез',
  'members.sweepSince': 'През',
  'members.sweepMinutes': { one: 'последната {count} минута', other: 'последните {count} минути' },
  'members.sweepCount': {
    one: 'Ще бъде прекратен достъпът на {count} човек. Водещите остават. Който има връзката или кода, може да влезе отново – сменете ги.',
    other:
      'Ще бъде прекратен достъпът на {count} души. Водещите остават. Който има връзката или кода, може да влезе отново – сменете ги.',
  },
  'members.sweepRun': 'Прекрати достъпа им',
  'members.takenBack': {
    one: '{name}: премахнат достъп и {count} запис',
    other: '{name}: премахнат достъп и {count} записа',
  },
  'members.takenBackAccess': '{name}: премахнат достъп',
  'members.takenBackLetters': {
    one: 'и {count} знак в чужди текстове',
    other: 'и {count} знака в чужди текстове',
  },
  'members.giveBack': 'Върни',
  'members.writesMuch': {
    one: '{name}: {count} нов запис през последните 10 минути',
    other: '{name}: {count} нови записа през последните 10 минути',
  },
  'members.hasManyPages': {
    one: '{name}: {count} отворена страница',
    other: '{name}: {count} отворени страници едновременно',
  },

  // What looks like personal data in minutes, and on the board's own pages
  'privacy.smallNumber':
    'Броят е под {threshold} и може да разкрие конкретни хора. Обобщете на ниво област.',
  'privacy.beforeSending':
    'Прегледайте ги, преди да изпратите протокола. Ако са лични данни, срещата се отваря отново за поправка.',
  'privacy.onBoard':
    'Отворете ги и премахнете отбелязаното, ако са лични данни: таблото се чете от всички организации.',

  // The page "About"
  'about.what':
    'Седянка е свободен софтуер за срещи, на които много организации пишат на едно табло: дневен ред, решения, задачи, потребности и помощ.',
  'about.version': 'Версия',
  'about.contact': 'Кого да питате',
  'about.licence': 'Лиценз',
  'about.licenceText':
    'GNU Affero General Public License, версия 3 или по-нова. Може да ползвате, изучавате, променяте и разпространявате програмата; който предоставя променена версия на други, споделя и промените.',
  'about.parts': 'Лицензи на частите, от които е направена страницата',
  'about.privacy': 'Какво се пази',
  'about.boards':
    'Таблата, срещите и всичко написано в тях се пазят на този сървър, докато таблото съществува.',
  'about.backups': {
    one: 'Резервните копия на сървъра се пазят {count} ден и после се изтриват. Дотогава в тях стои и това, което е изтрито от таблата.',
    other:
      'Резервните копия на сървъра се пазят {count} дни и после се изтриват. Дотогава в тях стои и това, което е изтрито от таблата.',
  },
  'about.backupsKept':
    'Резервните копия са при този, който поддържа сървъра, и се пазят, докато той ги изтрие. В тях стои и това, което е изтрито от таблата.',
  'about.people':
    'За Вас се пазят името, с което влизате, организацията, ролята и кога сте били тук последно. Имейл и парола не се искат.',
  'about.changes':
    'Записва се и кой какво е променил в таблото и кога. Виждат го водещите и участниците от организации; водещите могат да заличат старите стойности.',
  'about.device':
    'На Вашето устройство остава копие на таблото, за да работите и без мрежа. „Изход“ го изтрива.',
  'about.cookie':
    'Има една бисквитка – за влизането. Важи 30 дни след последното ползване, най-много 90 дни.',
  'about.others':
    'Страниците не се свързват с други сървъри, няма проследяване и реклама. В дневника на сървъра не се записва нищо от написаното.',

  // Archive, deletion, organisations that leave
  'archive.bringBack': 'Върни таблото в работа',
  'archive.bringBackHint':
    'Таблото е архивирано. След връщането всеки има същите права като преди; кодът на залата се създава отново.',
  'archive.broughtBack': 'Таблото отново е в работа.',
  'archive.do': 'Архивирай таблото',
  'archive.explain':
    'Всички, които имат достъп, ще могат само да четат. Кодът на залата спира и нови хора не се включват. Водещ може да върне таблото в работа по всяко време.',
  'archive.hint':
    'Архивираното табло остава за четене: никой не променя нищо в него. Може да се върне в работа по всяко време.',
  'archive.notice': 'Таблото е архивирано на {date} и може само да се чете.',
  'archive.question': 'Да се архивира ли „{board}“?',
  'care.backupsDays': {
    one: 'В резервните копия на сървъра таблото остава до {count} ден, после се изтрива и от тях.',
    other:
      'В резервните копия на сървъра таблото остава до {count} дни, после се изтрива и от тях.',
  },
  'care.backupsStay':
    'В резервните копия таблото остава, докато ги изтрие този, който поддържа сървъра.',
  'care.filesStay': 'Файлове и разпечатки, които някой вече е взел, не се изтриват.',
  'care.delete': 'Изтрий таблото…',
  'care.deleteForGood': 'Изтрий завинаги',
  'care.deleteHint': 'Изтриването премахва таблото завинаги, с всичко написано в него.',
  'care.deleteQuestion': 'Да се изтрие ли „{board}“?',
  'care.deleteWhat':
    'Изтриват се всички срещи, бележки, решения, протоколи, задачи, потребности и предложения, достъпът на хората, връзките и кодовете. Отворените страници изтриват своите копия.',
  'care.deleted': 'Таблото е изтрито.',
  'care.file': 'Изтегли файла на таблото',
  'care.fileFirst': 'Първо изтегли файла на таблото',
  'care.fileHint':
    'Всичко от таблото в един файл (JSON): организации, задачи, потребности, срещи с бележките и протоколите.',
  'care.title': 'Архивиране и изтриване',
  'care.typeTitle': 'За потвърждение напишете името: {board}',
  'care.typeTitleFirst': 'Първо напишете името на таблото.',
  'orgs.removeConfirm':
    'Нейните хора ще загубят достъп веднага и връзките ѝ спират да действат. Задачите, потребностите и всичко написано остават с името ѝ.',
  'orgs.removeOwn': 'Това е Вашата организация. Вие оставате водещ, но без организация.',
  'orgs.removePeople': {
    one: '{count} човек ще загуби достъп.',
    other: '{count} души ще загубят достъп.',
  },
  'orgs.removeTitle': 'Да се премахне ли „{organisation}“ от таблото?',
  'orgs.removedHint':
    'Възстановената организация се връща в списъка. Ако хората ѝ са загубили достъп, поканете ги с нова връзка.',
  'orgs.removedList': 'Премахнати организации ({count})',
  'orgs.restored': 'Организацията е възстановена: {organisation}',
  'orgs.restoredWithPeople': {
    one: '{organisation} е възстановена заедно с достъпа на {count} човек.',
    other: '{organisation} е възстановена заедно с достъпа на {count} души.',
  },

  // A unit that is not in the list
  'unit.own': 'друга единица…',
  'unit.ownHere': 'От това табло',
  'unit.ownHint': 'Една или две думи, в множествено число: бурета, палета.',
  'unit.ownLabel': 'Каква единица?',

  // An organisation that is there already
  'orgs.here': '„{organisation}“ вече е в таблото.',
  'orgs.hereOpen': 'Отвори я',
  'orgs.hereRemoved':
    '„{organisation}“ беше премахната от таблото. Може да я върнете с всичко нейно.',

  // The page of a new board
  'board.copyNone': 'не копирай',
  'board.copyOrganisations': 'Копирай регистъра от',
  'board.withInstitutions': 'Добави 25-те институции на област Стара Загора',

  // Minutes as a file
  'export.title': 'Изтегляне на протокола',
  'export.format': 'Вид на файла',
  'export.pdf': 'PDF',
  'export.pdfHint': 'За подпис, изпращане и архив (PDF/A).',
  'export.docx': 'Word (DOCX)',
  'export.docxHint': 'За редактиране преди подписване.',
  'export.odt': 'OpenDocument (ODT)',
  'export.odtHint': 'За редактиране в LibreOffice.',
  'export.html': 'Уебстраница (HTML)',
  'export.htmlHint': 'Един файл, който се чете във всеки браузър, и на телефон.',
  'export.md': 'Markdown',
  'export.mdHint': 'За уебсайт или бележки.',
  'export.txt': 'Обикновен текст',
  'export.txtHint': 'За чат или писмо. Може и да се копира.',
  'export.json': 'Данни (JSON)',
  'export.jsonHint': 'За други програми.',
  'export.people': 'Хора',
  'export.organisations': 'Само организации',
  'export.names': 'С имената',
  'export.draft': 'Протоколът не е утвърден: файлът ще носи надпис „Проект“.',
  'export.approved': 'Протоколът е утвърден: файлът няма надпис „Проект“.',
  'export.translation': 'Преводът се отбелязва като неофициален.',
  'export.making': 'Файлът се прави…',
  'export.queued': 'Файлът се прави. Отнема повече време, защото и други чакат документи.',
  'export.saved': 'Изтеглено: {name}',
  'export.copied': 'Текстът на протокола е копиран. Поставете го в чата.',
  'export.copyRefused':
    'Браузърът не позволи копиране. Изтеглете файла и копирайте текста от него.',
  'export.busy':
    'Твърде много документи чакат да бъдат направени. Опитайте отново след половин минута.',
  'export.failed': 'Файлът не можа да бъде направен. Опитайте отново или изберете друг вид.',
  'export.offline': 'Файлът се прави на сървъра, а сега няма връзка с него.',

  // The operator's page
  'operator.heading': 'Състояние на сървъра',
  'operator.lead': 'До {time} страницата остава отворена. Тя само показва и нищо не променя.',
  'operator.close': 'Затвори страницата',
  'operator.closed': 'Страницата е затворена.',
  'operator.notOpen': 'Страницата се отваря с връзка, която се прави на самия сървър.',
  'operator.linkOver': 'Тази връзка не важи: вече е използвана, по-стара е от ден или не е цяла.',
  'operator.howTo':
    'Командата „sedyanka operator-link“ на сървъра дава нова връзка. Тя важи веднъж, до един ден, а страницата остава отворена един час.',
  'operator.seenAt': 'Данните са от {time}',
  'operator.state': 'Промените',
  'operator.is.ok': 'се записват',
  'operator.is.storage': 'не се записват: дискът или базата данни отказва',
  'operator.is.stalled': 'чакат твърде дълго, за да бъдат записани',
  'operator.is.stopping': 'се записват, но сървърът спира',
  'operator.store.file': 'Файл с данните',
  'operator.store.postgres': 'PostgreSQL',
  'operator.database': 'Големина на базата данни',
  'operator.sizeAndLog': '{size}, журнал {log}',
  'operator.free': 'Свободно на диска',
  'operator.unknownThere': 'Не се знае: базата данни е на друго място.',
  'operator.backup': 'Най-ново резервно копие',
  'operator.noBackup': 'Няма в DATA_DIR/backups. За копия на други места сървърът не знае.',
  'operator.backupElsewhere': 'Не се знае: пази се другаде.',
  'operator.steps': 'Схема на базата данни',
  'operator.stepsDone': '{step}, нищо не чака',
  'operator.stepsWaiting': 'чакат ново стартиране: {steps}',
  'operator.boardCount': 'Табла',
  'operator.archivedCount': 'от тях в архив',
  'operator.people': 'Хора',
  'operator.sessions': 'Влезли браузъри',
  'operator.rooms': 'Отворени документи сега',
  'operator.lines': 'Свързани страници сега',
  'operator.boards': 'Табла по големина',
  'operator.boardsLead':
    'Големината е на документите, запазените протоколи и историята. Името на таблото е всичко, което се вижда от него.',
  'operator.title': 'Табло',
  'operator.size': 'Големина',
  'operator.used': 'Последно',
  'operator.shown': 'Показани: {count} от {total}',
  'operator.more': 'Покажи още',
  'operator.noBoards': 'Още няма табла',
  'operator.noBoardsText': 'Щом водещ създаде табло, то се появява тук със своята големина.',
}

/** The same words of another language. */
export type SeldomDictionary = WordsLike<typeof seldomBg>
