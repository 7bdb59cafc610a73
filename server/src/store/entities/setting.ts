import { defineEntity, p } from '@mikro-orm/core'

/** Single values of the whole installation, by name. */
export const SettingEntity = defineEntity({
  name: 'Setting',
  tableName: 'setting',
  properties: { name: p.text().primary(), value: p.text() },
})
