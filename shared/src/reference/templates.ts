import type { LocalName } from './local-name.ts'
import type { SectorId } from './sectors.ts'
import { templateSectors } from './template-sectors.ts'

interface StandingItem {
  readonly title: LocalName
  /** Time-box in minutes. */
  readonly minutes: number
  readonly kind: 'procedural' | 'review' | 'discussion' | 'matching'
}

/** The agenda items that every meeting of a kind of crisis has. */
export const standingItems = {
  attendance: {
    title: {
      bg: 'Откриване и проверка на присъствието',
      en: 'Opening and attendance check',
      uk: 'Відкриття та перевірка присутності',
    },
    minutes: 5,
    kind: 'procedural',
  },
  agendaAdoption: {
    title: {
      bg: 'Приемане на дневния ред',
      en: 'Adoption of the agenda',
      uk: 'Затвердження порядку денного',
    },
    minutes: 5,
    kind: 'procedural',
  },
  actionReview: {
    title: {
      bg: 'Преглед на задачите от предходната среща',
      en: 'Review of the action items from the previous meeting',
      uk: 'Огляд завдань попередньої зустрічі',
    },
    minutes: 15,
    kind: 'review',
  },
  accommodation: {
    title: {
      bg: 'Настаняване: свободни места и очаквани потребности',
      en: 'Accommodation: places available and expected demand',
      uk: 'Розміщення: вільні місця та очікувані потреби',
    },
    minutes: 20,
    kind: 'discussion',
  },
  servicesAccess: {
    title: {
      bg: 'Достъп до здравни, социални и образователни услуги',
      en: 'Access to health, social and education services',
      uk: 'Доступ до медичних, соціальних та освітніх послуг',
    },
    minutes: 20,
    kind: 'discussion',
  },
  matching: {
    title: {
      bg: 'Потребности и предлагана помощ: съпоставяне',
      en: 'Needs and offers: matching round',
      uk: 'Потреби та пропозиції допомоги: зіставлення',
    },
    minutes: 20,
    kind: 'matching',
  },
  capacityBuilding: {
    title: {
      bg: 'Обучения, менторска програма и супервизия',
      en: 'Trainings, mentoring programme and supervision',
      uk: 'Навчання, менторська програма та супервізія',
    },
    minutes: 10,
    kind: 'discussion',
  },
  situation: {
    title: {
      bg: 'Обстановка: какво се промени от последната среща',
      en: 'Situation: what has changed since the last meeting',
      uk: 'Обстановка: що змінилося після останньої зустрічі',
    },
    minutes: 10,
    kind: 'discussion',
  },
  accessAndEvacuation: {
    title: {
      bg: 'Достъп до засегнатите места и евакуация',
      en: 'Access to the affected places and evacuation',
      uk: 'Доступ до постраждалих місць та евакуація',
    },
    minutes: 15,
    kind: 'discussion',
  },
  publicInformation: {
    title: {
      bg: 'Информация за гражданите',
      en: 'Public information',
      uk: 'Інформування населення',
    },
    minutes: 10,
    kind: 'discussion',
  },
  capacity: {
    title: {
      bg: 'Капацитет на лечебните заведения и спешната помощ',
      en: 'Capacity of hospitals and emergency care',
      uk: 'Спроможність лікарень та екстреної допомоги',
    },
    minutes: 15,
    kind: 'discussion',
  },
  vulnerableGroups: {
    title: {
      bg: 'Подкрепа за уязвими групи',
      en: 'Support for vulnerable groups',
      uk: 'Підтримка вразливих груп',
    },
    minutes: 15,
    kind: 'discussion',
  },
  warmPlaces: {
    title: {
      bg: 'Топли помещения, вода и резервно захранване',
      en: 'Warm places, water and back-up power',
      uk: 'Теплі приміщення, вода та резервне живлення',
    },
    minutes: 15,
    kind: 'discussion',
  },
  otherBusiness: {
    title: {
      bg: 'Разни и следваща среща',
      en: 'Any other business and next meeting',
      uk: 'Різне та наступна зустріч',
    },
    minutes: 5,
    kind: 'procedural',
  },
} as const satisfies Record<string, StandingItem>

export type StandingItemId = keyof typeof standingItems

interface BoardTemplate {
  readonly id: string
  readonly name: LocalName
  /** Id of the organisation that convenes. */
  readonly lead: string
  readonly sectors: readonly SectorId[]
  /** In the order of the agenda. */
  readonly standingItems: readonly StandingItemId[]
}

/** The kinds of crisis a board can be opened for. */
export const boardTemplates = [
  {
    id: 'refugeeResponse',
    name: {
      bg: 'Прием и интеграция на разселени хора',
      en: 'Reception and integration of displaced people',
      uk: 'Прийом та інтеграція переміщених осіб',
    },
    lead: 'inst-oblast',
    sectors: templateSectors.refugeeResponse,
    standingItems: [
      'attendance',
      'agendaAdoption',
      'actionReview',
      'accommodation',
      'servicesAccess',
      'matching',
      'capacityBuilding',
      'otherBusiness',
    ],
  },
  {
    id: 'naturalDisaster',
    name: {
      bg: 'Бедствие (наводнение, земетресение, пожар)',
      en: 'Disaster (flood, earthquake, fire)',
      uk: 'Стихійне лихо (повінь, землетрус, пожежа)',
    },
    lead: 'inst-oblast',
    sectors: templateSectors.naturalDisaster,
    standingItems: [
      'attendance',
      'situation',
      'accessAndEvacuation',
      'accommodation',
      'matching',
      'publicInformation',
      'otherBusiness',
    ],
  },
  {
    id: 'healthEmergency',
    name: {
      bg: 'Здравна криза',
      en: 'Health emergency',
      uk: 'Надзвичайна ситуація у сфері охорони здоров’я',
    },
    lead: 'inst-rzi',
    sectors: templateSectors.healthEmergency,
    standingItems: [
      'attendance',
      'situation',
      'capacity',
      'vulnerableGroups',
      'matching',
      'publicInformation',
      'otherBusiness',
    ],
  },
  {
    id: 'utilitiesOutage',
    name: {
      bg: 'Прекъсване на отопление, ток или вода',
      en: 'Loss of heating, power or water',
      uk: 'Відсутність опалення, електро- або водопостачання',
    },
    lead: 'inst-oblast',
    sectors: templateSectors.utilitiesOutage,
    standingItems: [
      'attendance',
      'situation',
      'warmPlaces',
      'matching',
      'publicInformation',
      'otherBusiness',
    ],
  },
  {
    id: 'general',
    name: {
      bg: 'Друга кризисна ситуация',
      en: 'Other crisis situation',
      uk: 'Інша кризова ситуація',
    },
    lead: 'inst-oblast',
    sectors: templateSectors.general,
    standingItems: ['attendance', 'agendaAdoption', 'actionReview', 'matching', 'otherBusiness'],
  },
] as const satisfies readonly BoardTemplate[]

export type BoardTemplateId = (typeof boardTemplates)[number]['id']
