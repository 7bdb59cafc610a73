import { Migration } from '@mikro-orm/migrations'

/** Room codes get digits behind their first six; those that ended are remembered for a while. */
export class RetiredCodes extends Migration {
  override up(): void {
    this.addSql('alter table "board" add column "room_code_tail" text null')
    this.addSql('alter table "board" add column "room_code_made_at" bigint null')
    this.addSql(
      `update "board" set "room_code_tail" = printf('%010d', (random() & 9223372036854775807) % 10000000000)
        where "room_code" is not null`,
    )
    this.addSql(`create table "retired_code" (
      "id" integer not null primary key autoincrement,
      "board_id" text not null,
      "code" text not null,
      "ended_at" bigint not null,
      constraint "retired_code_board_id_foreign" foreign key ("board_id") references "board" ("id")
    )`)
    this.addSql('create index "retired_code_board_id_index" on "retired_code" ("board_id")')
    this.addSql('create index "retired_code_code_index" on "retired_code" ("code")')
  }
}
