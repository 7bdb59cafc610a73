import { Migration } from '@mikro-orm/migrations'

/** Boards, people, links and the documents' log. */
export class Foundation extends Migration {
  override up(): void {
    this.addSql(`create table "board" (
      "id" text not null primary key,
      "title" text not null,
      "template_id" text not null,
      "demo" integer not null,
      "room_code" text null,
      "room_code_expires_at" bigint null,
      "created_at" bigint not null
    )`)
    this.addSql('create unique index "board_room_code_unique" on "board" ("room_code")')
    this.addSql(`create table "document" (
      "id" integer not null primary key autoincrement,
      "room" text not null,
      "board_id" text not null,
      "epoch" text not null,
      "schema_version" integer not null,
      "log_start" bigint not null default '0',
      "created_at" bigint not null,
      constraint "document_board_id_foreign" foreign key ("board_id") references "board" ("id")
    )`)
    this.addSql('create unique index "document_room_unique" on "document" ("room")')
    this.addSql('create index "document_board_id_index" on "document" ("board_id")')
    this.addSql(`create table "document_client" (
      "document_id" integer not null,
      "client_id" bigint not null,
      "person_id" text not null,
      "at" bigint not null,
      primary key ("document_id", "client_id"),
      constraint "document_client_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "document_client_document_id_index" on "document_client" ("document_id")',
    )
    this.addSql(`create table "document_snapshot" (
      "id" integer not null primary key autoincrement,
      "document_id" integer not null,
      "seq" bigint not null,
      "body" blob not null,
      "sha256" text not null,
      "at" bigint not null,
      constraint "document_snapshot_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "document_snapshot_document_id_index" on "document_snapshot" ("document_id")',
    )
    this.addSql(
      'create unique index "document_snapshot_document_id_seq_unique" on "document_snapshot" ("document_id", "seq")',
    )
    this.addSql(`create table "document_update" (
      "seq" integer not null primary key autoincrement,
      "document_id" integer not null,
      "body" blob not null,
      "person_ids" text not null,
      "at" bigint not null,
      constraint "document_update_document_id_foreign" foreign key ("document_id") references "document" ("id")
    )`)
    this.addSql(
      'create index "document_update_document_id_index" on "document_update" ("document_id")',
    )
    this.addSql(`create table "person" (
      "id" text not null primary key,
      "name" text not null,
      "email" text null,
      "email_verified" integer not null default false,
      "image" text null,
      "may_create_boards" integer not null default false,
      "created_at" text not null,
      "updated_at" text not null
    )`)
    this.addSql('create unique index "person_email_unique" on "person" ("email")')
    this.addSql(`create table "invitation" (
      "id" text not null primary key,
      "board_id" text not null,
      "role" text check ("role" in ('facilitator', 'member', 'observer', 'screen')) not null,
      "organisation_id" text null,
      "token_hash" text not null,
      "created_by_id" text not null,
      "created_at" bigint not null,
      "expires_at" bigint not null,
      "uses" integer not null default 0,
      "max_uses" integer null,
      "revoked_at" bigint null,
      constraint "invitation_board_id_foreign" foreign key ("board_id") references "board" ("id"),
      constraint "invitation_created_by_id_foreign" foreign key ("created_by_id") references "person" ("id")
    )`)
    this.addSql('create index "invitation_board_id_index" on "invitation" ("board_id")')
    this.addSql('create unique index "invitation_token_hash_unique" on "invitation" ("token_hash")')
    this.addSql('create index "invitation_created_by_id_index" on "invitation" ("created_by_id")')
    this.addSql(`create table "membership" (
      "id" text not null primary key,
      "board_id" text not null,
      "person_id" text not null,
      "role" text check ("role" in ('facilitator', 'member', 'observer', 'screen')) not null,
      "organisation_id" text null,
      "joined_at" bigint not null,
      "joined_by" text check ("joined_by" in ('setup', 'link', 'code')) not null,
      "invitation_id" text null,
      "last_seen_at" bigint null,
      constraint "membership_board_id_foreign" foreign key ("board_id") references "board" ("id"),
      constraint "membership_person_id_foreign" foreign key ("person_id") references "person" ("id"),
      constraint "membership_invitation_id_foreign" foreign key ("invitation_id") references "invitation" ("id") on delete set null
    )`)
    this.addSql('create index "membership_board_id_index" on "membership" ("board_id")')
    this.addSql('create index "membership_person_id_index" on "membership" ("person_id")')
    this.addSql('create index "membership_invitation_id_index" on "membership" ("invitation_id")')
    this.addSql(
      'create unique index "membership_board_id_person_id_unique" on "membership" ("board_id", "person_id")',
    )
    this.addSql(`create table "session" (
      "id" text not null primary key,
      "token" text not null,
      "person_id" text not null,
      "expires_at" text not null,
      "created_at" text not null,
      "updated_at" text not null,
      "ip_address" text null,
      "user_agent" text null,
      constraint "session_person_id_foreign" foreign key ("person_id") references "person" ("id")
    )`)
    this.addSql('create unique index "session_token_unique" on "session" ("token")')
    this.addSql('create index "session_person_id_index" on "session" ("person_id")')
    this.addSql(`create table "setting" (
      "name" text not null primary key,
      "value" text not null
    )`)
  }
}
