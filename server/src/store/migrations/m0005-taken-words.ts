import { Migration } from '@mikro-orm/migrations'

/** It is remembered for a day when what was written, and what was taken back is kept for as long. */
export class TakenWords extends Migration {
  override up(): void {
    this.addSql(`create table "writing_minute" (
      "document_id" integer not null,
      "minute" integer not null,
      "clocks" blob not null,
      primary key ("document_id", "minute"),
      constraint "writing_minute_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "writing_minute_document_id_index" on "writing_minute" ("document_id")',
    )
    this.addSql(`create table "taken_words" (
      "document_id" integer not null,
      "key" text not null,
      "body" blob not null,
      "at" bigint not null,
      primary key ("document_id", "key"),
      constraint "taken_words_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql('create index "taken_words_document_id_index" on "taken_words" ("document_id")')
    this.addSql('create index "taken_words_at_index" on "taken_words" ("at")')
  }
}
