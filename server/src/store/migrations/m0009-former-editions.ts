import { Migration } from '@mikro-orm/migrations'

/** Of which documents former editions may still lie in the file's free pages. */
export class FormerEditions extends Migration {
  override up(): void {
    this.addSql('alter table "document" add column "former_left" integer not null default false')
  }
}
