import { Migration } from '@mikro-orm/migrations'

/** Snapshots say how they are kept and how large the state is; those there are stay as they are. */
export class CompressedSnapshots extends Migration {
  override up(): void {
    this.addSql(
      `alter table "document_snapshot" add column "format" text check ("format" in ('plain', 'zstd')) not null default 'plain'`,
    )
    this.addSql(
      'alter table "document_snapshot" add column "state_bytes" integer not null default 0',
    )
    this.addSql('update "document_snapshot" set "state_bytes" = length("body")')
  }
}
