import type { SeldomDictionary } from './seldom-bg.ts'

/** Words of pages and dialogs that few people ever open, in English. */
export const seldomEn = {
  // The page of the set-up link
  'setup.title': 'Set-up',
  'setup.welcome': 'Welcome! There is no facilitator yet.',
  'setup.intro': 'The first facilitator can create boards, invite organisations and run meetings.',
  'setup.name': 'Your name',
  'setup.nameHint': 'This is how the others will see you.',
  'setup.submit': 'Become the facilitator',
  'setup.linkUsed': 'This set-up link has already been used. Ask the facilitator to invite you.',
  'setup.linkInvalid':
    'The set-up link is not valid. Take the current one from the server’s console.',
  'setup.alreadyDone': 'Set-up is complete.',

  // The page of a new board
  'board.create': 'Create the board',
  'board.name': 'Board name',
  'board.nameHint': 'For example “Ukraine · Stara Zagora”.',
  'board.sectors': 'Sectors',
  'board.standingItems': 'Standing items',
  'board.template': 'Template',

  // Slips of an invitation, on paper
  'invite.sheetTitle': 'Invitations to join',
  'invite.sheetHint': 'Cut the sheet and give each organisation its own invitation.',
  'invite.linkUntilDay': 'The link is valid until {date}, {time}',

  'invite.createAll': 'Create links for all organisations',
  'invite.printSheet': 'Print the invitation sheet',
  'invite.printNothing': 'Create or replace the links first: old ones cannot be shown again.',
  'invite.observerLink': 'Link for observers',
  'invite.facilitatorLink': 'Link for a second facilitator',
  'invite.otherLinks': 'Other links',

  // A board that is not on the device
  'connection.boardNotHere': 'Offline – the board is not on the device yet',
  'connection.boardOpensLater': 'The board opens as soon as there is a connection.',

  // Taking back what somebody wrote, and taking away those who came by one way
  'members.takeBackTitle': 'Remove with what they wrote: {name}',
  'members.takeBackSince': 'Written in the last',
  'members.takeBackMinutes': '{count} min',
  'members.takeBackWhat':
    'These will be removed from the board and from meetings that are not closed:',
  'members.takeBackNothing': 'There are no new entries in this time. Only the access is removed.',
  'members.takeBackLetters': {
    one: '{count} character in entries and notes of others:',
    other: '{count} characters in entries and notes of others:',
  },
  'members.takeBackStays':
    'What others wrote on top of these words stays, and so do adopted decisions and closed meetings. What this person deleted does not come back. All that is removed can be brought back within 24 hours from this device.',
  'members.takeBackRun': 'Remove with the entries',
  'members.sweepTitle': 'Remove many people at once',
  'members.sweepWay': 'Came in by',
  'members.sweepSince': 'Within',
  'members.sweepMinutes': { one: 'the last {count} minute', other: 'the last {count} minutes' },
  'members.sweepCount': {
    one: '{count} person will lose access. Facilitators stay. Anyone who has the link or code can come in again, so change it.',
    other:
      '{count} people will lose access. Facilitators stay. Anyone who has the link or code can come in again, so change it.',
  },
  'members.sweepRun': 'End their access',
  'members.takenBack': {
    one: '{name}: access and {count} entry removed',
    other: '{name}: access and {count} entries removed',
  },
  'members.takenBackAccess': '{name}: access removed',
  'members.takenBackLetters': {
    one: 'along with {count} character in others’ texts',
    other: 'along with {count} characters in others’ texts',
  },
  'members.giveBack': 'Bring back',
  'members.writesMuch': {
    one: '{name}: {count} new entry in the last 10 minutes',
    other: '{name}: {count} new entries in the last 10 minutes',
  },
  'members.hasManyPages': {
    one: '{name}: {count} page open',
    other: '{name}: {count} pages open at once',
  },

  // What looks like personal data in minutes, and on the board's own pages
  'privacy.smallNumber':
    'The number is below {threshold} and may reveal individuals. Aggregate to regional level.',
  'privacy.beforeSending':
    'Look at them before you send the minutes. If they are personal data, reopen the meeting to correct it.',
  'privacy.onBoard':
    'Open them and remove what is highlighted if it is personal data: every organisation reads the board.',

  // The page "About"
  'about.what':
    'Sedyanka is free software for meetings at which many organisations write on one board: agenda, decisions, action items, needs and offers.',
  'about.version': 'Version',
  'about.contact': 'Whom to ask',
  'about.licence': 'Licence',
  'about.licenceText':
    'GNU Affero General Public License, version 3 or later. You may use, study, change and share the program; anyone who offers a changed version to others shares the changes too.',
  'about.parts': 'Licences of the parts that the page is made of',
  'about.privacy': 'What is stored',
  'about.boards':
    'Boards, meetings and everything written in them are stored on this server for as long as the board exists.',
  'about.backups': {
    one: 'Backups of this server are kept for {count} day and then deleted. Until then they also hold what was deleted from boards.',
    other:
      'Backups of this server are kept for {count} days and then deleted. Until then they also hold what was deleted from boards.',
  },
  'about.backupsKept':
    'Whoever runs the server has the backups, and keeps them until they are deleted by hand. They also hold what was deleted from boards.',
  'about.people':
    'Of you are stored: the name you join with, your organisation, your role and when you were last here. No e-mail address and no password are asked for.',
  'about.changes':
    'Who changed what on the board, and when, is recorded too. Facilitators and members of organisations see it; facilitators can erase former values.',
  'about.device':
    'Your device keeps a copy of the board, so that you can work without a network. “Sign out” deletes it.',
  'about.cookie':
    'There is one cookie, for signing in. It lasts 30 days from the last use, 90 days at most.',
  'about.others':
    'The pages connect to no other server; there is no tracking and no advertising. The server’s log holds nothing of what is written.',

  // Archive, deletion, organisations that leave
  'archive.bringBack': 'Bring the board back',
  'archive.bringBackHint':
    'The board is archived. Once it is back, everybody has the same rights as before; the room code is made anew.',
  'archive.broughtBack': 'The board is in use again.',
  'archive.do': 'Archive the board',
  'archive.explain':
    'Everybody who has access will only read. The room code stops and nobody new comes in. A facilitator can bring the board back at any time.',
  'archive.hint':
    'An archived board stays readable: nobody changes anything in it. It can be brought back at any time.',
  'archive.notice': 'This board was archived on {date} and can only be read.',
  'archive.question': 'Archive “{board}”?',
  'care.backupsDays': {
    one: 'The board stays in the server’s backups for up to {count} day, and is then deleted from them too.',
    other:
      'The board stays in the server’s backups for up to {count} days, and is then deleted from them too.',
  },
  'care.backupsStay': 'The board stays in backups until whoever runs the server deletes them.',
  'care.filesStay': 'Files and printouts that somebody took before are not deleted.',
  'care.delete': 'Delete the board…',
  'care.deleteForGood': 'Delete for good',
  'care.deleteHint': 'Deleting removes the board for good, with all that was written in it.',
  'care.deleteQuestion': 'Delete “{board}”?',
  'care.deleteWhat':
    'All meetings, notes, decisions, minutes, action items, needs and offers are deleted, and people’s access, links and codes. Open pages delete their copies.',
  'care.deleted': 'The board was deleted.',
  'care.file': 'Download the board’s file',
  'care.fileFirst': 'Download the board’s file first',
  'care.fileHint':
    'Everything of the board in one file (JSON): organisations, action items, needs, meetings with their notes and minutes.',
  'care.title': 'Archive and delete',
  'care.typeTitle': 'To confirm, type the name: {board}',
  'care.typeTitleFirst': 'First type the name of the board.',
  'orgs.removeConfirm':
    'Its people lose their access at once and its links stop working. Action items, needs and all that was written stay under its name.',
  'orgs.removeOwn':
    'This is your own organisation. You remain facilitator, without an organisation.',
  'orgs.removePeople': {
    one: '{count} person will lose access.',
    other: '{count} people will lose access.',
  },
  'orgs.removeTitle': 'Remove “{organisation}” from the board?',
  'orgs.removedHint':
    'A restored organisation returns to the list. If its people have lost their access, invite them with a new link.',
  'orgs.removedList': 'Removed organisations ({count})',
  'orgs.restored': 'The organisation was restored: {organisation}',
  'orgs.restoredWithPeople': {
    one: '{organisation} was restored together with the access of {count} person.',
    other: '{organisation} was restored together with the access of {count} people.',
  },

  // A unit that is not in the list
  'unit.own': 'another unit…',
  'unit.ownHere': 'Of this board',
  'unit.ownHint': 'One or two words, in the plural: barrels, pallets.',
  'unit.ownLabel': 'Which unit?',

  // An organisation that is there already
  'orgs.here': '“{organisation}” is on the board already.',
  'orgs.hereOpen': 'Open it',
  'orgs.hereRemoved':
    '“{organisation}” was taken off the board. You can bring it back with all that is its.',

  // The page of a new board
  'board.copyNone': 'do not copy',
  'board.copyOrganisations': 'Copy the register of',
  'board.withInstitutions': 'Add the 25 institutions of Stara Zagora Region',

  // Minutes as a file
  'export.title': 'Download the minutes',
  'export.format': 'Kind of file',
  'export.pdf': 'PDF',
  'export.pdfHint': 'To be signed, sent and archived (PDF/A).',
  'export.docx': 'Word (DOCX)',
  'export.docxHint': 'To be edited before it is signed.',
  'export.odt': 'OpenDocument (ODT)',
  'export.odtHint': 'To be edited in LibreOffice.',
  'export.html': 'Web page (HTML)',
  'export.htmlHint': 'One file that every browser reads, also on a phone.',
  'export.md': 'Markdown',
  'export.mdHint': 'For a website or notes.',
  'export.txt': 'Plain text',
  'export.txtHint': 'For a chat or a letter. Can also be copied.',
  'export.json': 'Data (JSON)',
  'export.jsonHint': 'For other programs.',
  'export.people': 'People',
  'export.organisations': 'Organisations only',
  'export.names': 'With names',
  'export.draft': 'The minutes are not approved: the file will be marked as a draft.',
  'export.approved': 'The minutes are approved: the file is not marked as a draft.',
  'export.translation': 'The translation is marked as unofficial.',
  'export.making': 'The file is being made…',
  'export.queued':
    'The file is being made. It takes longer because others wait for documents, too.',
  'export.saved': 'Downloaded: {name}',
  'export.copied': 'The text of the minutes is copied. Paste it into the chat.',
  'export.copyRefused':
    'The browser did not allow copying. Download the file and copy the text from it.',
  'export.busy': 'Too many documents are waiting to be made. Try again in half a minute.',
  'export.failed': 'The file could not be made. Try again or choose another kind.',
  'export.offline': 'The file is made on the server, and there is no connection to it now.',

  // The operator's page
  'operator.heading': 'State of the server',
  'operator.lead': 'This page only shows and changes nothing. It is open until {time}.',
  'operator.close': 'Close the page',
  'operator.closed': 'The page is closed.',
  'operator.notOpen': 'This page opens with a link that is made on the server itself.',
  'operator.linkOver':
    'This link is not valid: it has been used, is older than a day or is not complete.',
  'operator.howTo':
    'The command “sedyanka operator-link” on the server prints a new link. It works once, within a day, and the page stays open for an hour.',
  'operator.seenAt': 'As of {time}',
  'operator.state': 'Edits',
  'operator.is.ok': 'are being stored',
  'operator.is.storage': 'are not being stored: the disk or the database refuses',
  'operator.is.stalled': 'wait too long to be stored',
  'operator.is.stopping': 'are being stored, and the server is stopping',
  'operator.store.file': 'Data file',
  'operator.store.postgres': 'PostgreSQL',
  'operator.database': 'Size of the database',
  'operator.sizeAndLog': '{size}, its log {log}',
  'operator.free': 'Free disk space',
  'operator.unknownThere': 'Not known: the database is elsewhere.',
  'operator.backup': 'Newest backup',
  'operator.noBackup': 'None in DATA_DIR/backups. The server does not know of copies elsewhere.',
  'operator.backupElsewhere': 'Not known: kept elsewhere.',
  'operator.steps': 'Database schema',
  'operator.stepsDone': '{step}, nothing is waiting',
  'operator.stepsWaiting': 'these wait for a restart: {steps}',
  'operator.boardCount': 'Boards',
  'operator.archivedCount': 'of these archived',
  'operator.people': 'People',
  'operator.sessions': 'Signed-in browsers',
  'operator.rooms': 'Documents open now',
  'operator.lines': 'Pages connected now',
  'operator.boards': 'Boards by size',
  'operator.boardsLead':
    'The size is that of documents, kept minutes and history. The name of a board is all that is shown of it.',
  'operator.title': 'Board',
  'operator.size': 'Size',
  'operator.used': 'Last used',
  'operator.shown': 'Shown: {count} of {total}',
  'operator.more': 'Show more',
  'operator.noBoards': 'There are no boards yet',
  'operator.noBoardsText':
    'As soon as a facilitator creates a board, it is listed here with its size.',
} as const satisfies SeldomDictionary
