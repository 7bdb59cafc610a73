import { Migration } from '@mikro-orm/migrations'

/** Minutes are kept as they were when their meeting was closed. */
export class KeptMinutes extends Migration {
  override up(): void {
    this.addSql(`create table "kept_minutes" (
      "id" integer not null primary key autoincrement,
      "document_id" integer not null,
      "body" blob not null,
      "at" bigint not null,
      constraint "kept_minutes_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql('create index "kept_minutes_document_id_index" on "kept_minutes" ("document_id")')
    this.addSql(
      'create unique index "kept_minutes_document_id_at_unique" on "kept_minutes" ("document_id", "at")',
    )
  }
}
