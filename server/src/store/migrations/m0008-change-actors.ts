import { Migration } from '@mikro-orm/migrations'

/**
 * The record of changes names whoever made them once for each document, keeps of a new row only what stands in it, and
 * knows what is still being typed.
 */
export class ChangeActors extends Migration {
  override up(): void {
    this.addSql(`create table "change_actor" (
      "id" integer not null primary key autoincrement,
      "document_id" integer not null,
      "person_id" text null,
      "organisation_id" text null,
      "channel" text not null,
      constraint "change_actor_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "change_actor_document_id_person_id_index" on "change_actor" ("document_id", "person_id")',
    )
    this.addSql(`insert into "change_actor" ("document_id", "person_id", "organisation_id", "channel")
      select distinct "document_id", "person_id", "organisation_id", "channel" from "change"`)
    this.addSql(`create table "change_next" (
      "seq" integer not null primary key autoincrement,
      "document_id" integer not null,
      "actor_id" integer not null,
      "at" bigint not null,
      "collection" text not null,
      "row_id" text not null,
      "kind" text not null,
      "plain" text null,
      "texts" text null,
      constraint "change_document_id_foreign" foreign key ("document_id") references "document" ("id"),
      constraint "change_actor_id_foreign" foreign key ("actor_id") references "change_actor" ("id")
    )`)
    // Of a new row `[null, value]` becomes `value`; its id is the row's.
    this.addSql(`insert into "change_next"
      select "seq", "change"."document_id", "change_actor"."id", "at", "collection", "row_id", "kind",
        case when "kind" = 'created' and "plain" is not null
          then (select json_group_object(field.key, json(field.value -> '$[1]'))
            from json_each("plain") as field where field.key <> 'id')
          else "plain" end,
        "texts"
      from "change" join "change_actor" on "change_actor"."document_id" = "change"."document_id"
        and "change_actor"."person_id" is "change"."person_id"
        and "change_actor"."organisation_id" is "change"."organisation_id"
        and "change_actor"."channel" = "change"."channel"
      order by "seq"`)
    // A number is never given twice, even where the newest changes are gone: readers would miss what comes under it.
    this.addSql(`insert into sqlite_sequence (name, seq)
      select 'change_next', 0 where not exists (select 1 from sqlite_sequence where name = 'change_next')`)
    this.addSql(`update sqlite_sequence set seq = max(seq, coalesce(
      (select seq from sqlite_sequence where name = 'change'), 0)) where name = 'change_next'`)
    this.addSql('drop table "change"')
    this.addSql('alter table "change_next" rename to "change"')
    this.addSql(
      'create index "change_document_id_row_id_index" on "change" ("document_id", "row_id")',
    )
    this.addSql(
      `create index "change_typing_index" on "change" ("document_id") where "kind" = 'typing'`,
    )
  }
}
