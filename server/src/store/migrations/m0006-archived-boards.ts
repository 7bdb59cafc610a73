import { Migration } from '@mikro-orm/migrations'

/** Boards can be archived; of those that were deleted an id is remembered, so that open pages can be told. */
export class ArchivedBoards extends Migration {
  override up(): void {
    this.addSql('alter table "board" add column "archived_at" bigint null')
    this.addSql(`create table "deleted_board" (
      "id" text not null primary key,
      "at" bigint not null,
      "is_erased" integer not null default false
    )`)
  }
}
