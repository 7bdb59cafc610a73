import { Migration } from '@mikro-orm/migrations'

/** The record of changes: people, times, rows, former and new values. */
export class Changes extends Migration {
  override up(): void {
    this.addSql(`create table "change" (
      "seq" integer not null primary key autoincrement,
      "document_id" integer not null,
      "at" bigint not null,
      "person_id" text null,
      "organisation_id" text null,
      "channel" text not null,
      "collection" text not null,
      "row_id" text not null,
      "kind" text not null,
      "plain" text null,
      "texts" text null,
      constraint "change_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "change_document_id_row_id_index" on "change" ("document_id", "row_id")',
    )
  }
}
