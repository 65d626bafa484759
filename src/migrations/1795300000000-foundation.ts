import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Foundation1795300000000 implements MigrationInterface {
    name = 'Foundation1795300000000'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "audit_chains" (
                "chain" text NOT NULL,
                "seq" integer NOT NULL,
                "hash" text NOT NULL,
                "rooted_seq" integer NOT NULL DEFAULT '0',
                CONSTRAINT "PK_1211fa8935eef9b61dbe73832a7" PRIMARY KEY ("chain")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_cec520c7f3308b4ce44af29331" ON "audit_chains" ("rooted_seq")
            WHERE seq > rooted_seq
        `);
        await queryRunner.query(`
            CREATE TABLE "audit_entries" (
                "chain" text NOT NULL,
                "seq" integer NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "actor_id" uuid,
                "action" text NOT NULL,
                "details" jsonb NOT NULL,
                "previous_hash" text NOT NULL,
                "hash" text NOT NULL,
                CONSTRAINT "PK_38a5ca4c71d03ce88eebf5bb159" PRIMARY KEY ("chain", "seq")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b12f87335630edfd1294cf349b" ON "audit_entries" ("at")
        `);
        await queryRunner.query(`
            CREATE TABLE "audit_roots" (
                "n" integer NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "hash" text NOT NULL,
                CONSTRAINT "PK_816a2e08c7b92b3c918872b5555" PRIMARY KEY ("n")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "audit_root_heads" (
                "n" integer NOT NULL,
                "chain" text NOT NULL,
                "seq" integer NOT NULL,
                "hash" text NOT NULL,
                CONSTRAINT "PK_8c659b07b4fa700506bb1bde045" PRIMARY KEY ("n", "chain")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_81180cdb8d328d72d458a4da1d" ON "audit_root_heads" ("chain")
        `);
        await queryRunner.query(`
            CREATE TABLE "departments" (
                "id" uuid NOT NULL,
                "kind" text NOT NULL,
                "name" text NOT NULL,
                "region_code" text NOT NULL,
                "active" boolean NOT NULL DEFAULT true,
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "PK_839517a681a86bb84cbcc6a1e9d" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_097c8c7a066d52cb54af9ebbd9" ON "departments" ("region_code", "kind")
        `);
        await queryRunner.query(`
            CREATE TABLE "users" (
                "id" uuid NOT NULL,
                "username" text NOT NULL,
                "name" text NOT NULL,
                "role" text NOT NULL,
                "region_code" text NOT NULL,
                "department_id" uuid,
                "is_region_leader" boolean NOT NULL DEFAULT false,
                "is_department_head" boolean NOT NULL DEFAULT false,
                "is_duty_officer" boolean NOT NULL DEFAULT false,
                "password_hash" text NOT NULL,
                "must_change_password" boolean NOT NULL DEFAULT false,
                "state" text NOT NULL,
                "created_by_id" uuid,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "PK_a3ffb1c0c8416b9fc6f907b7433" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_fe0bb3f6520ee0469504521e71" ON "users" ("username")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_0921d1972cf861d568f5271cd8" ON "users" ("department_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "sessions" (
                "token_hash" text NOT NULL,
                "user_id" uuid NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "last_seen_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_abaa9e068cdd390bc5210f79884" PRIMARY KEY ("token_hash")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_085d540d9f418cfbdc7bd55bb1" ON "sessions" ("user_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_9cfe37d28c3b229a350e086d94" ON "sessions" ("expires_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "sign_in_failures" (
                "username_hash" text NOT NULL,
                "failures" integer NOT NULL,
                "last_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "locked_until" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_95782bb7cf95a165f5983623f79" PRIMARY KEY ("username_hash")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "cases" (
                "id" uuid NOT NULL,
                "number" text NOT NULL,
                "state" text NOT NULL,
                "state_before" text,
                "version" integer NOT NULL,
                "suspended_at" TIMESTAMP(3) WITH TIME ZONE,
                "channel" text NOT NULL,
                "reported_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "created_by_id" uuid NOT NULL,
                "summary" text NOT NULL,
                "reporter_name" text,
                "reporter_phone" text,
                "reporter_phone_index" text,
                "employer_name" text NOT NULL,
                "employer_key" text NOT NULL,
                "employer_uscc" text,
                "region_code" text NOT NULL,
                "industry_code" text,
                "employer_address" text,
                "employer_contact_name" text,
                "employer_contact_phone" text,
                "workers_reported" integer NOT NULL,
                "wages_reported_fen" bigint,
                "escalators" text array NOT NULL,
                "risk_level" text NOT NULL,
                "risk_reasons" jsonb NOT NULL,
                "risk_by_hand" boolean NOT NULL DEFAULT false,
                "lead_id" uuid,
                "supervisor_id" uuid,
                "operating_status" text,
                "headcount" integer,
                "wage_arrears_fen" bigint,
                "social_insurance_arrears_fen" bigint,
                "investigation_notes" text,
                "company_funds_fen" bigint,
                "company_assets" text,
                "verification_notes" text,
                "funds_not_obtained_reason" text,
                "remedy" text,
                "merged_into_case_id" uuid,
                "wages_settled_at" TIMESTAMP(3) WITH TIME ZONE,
                "social_insurance_settled_at" TIMESTAMP(3) WITH TIME ZONE,
                "next_due_at" TIMESTAMP(3) WITH TIME ZONE,
                "next_check_on" date,
                "pinned_versions" jsonb NOT NULL,
                CONSTRAINT "PK_264acb3048c240fb89aa34626db" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_ae60d858083bc354a00442863b" ON "cases" ("number")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_edabc7d5b360ceaeebc986889a" ON "cases" ("state")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_239db0cff1c707c049f991dfb3" ON "cases" ("reporter_phone_index")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_a430945beff40b449a71c3a2cc" ON "cases" ("employer_key")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b832e7a8907cdb23aada1c11f5" ON "cases" ("employer_uscc")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_75b84a83a5f0556e239db39542" ON "cases" ("lead_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_63e7233a202b4f1ec6fdecd95b" ON "cases" ("supervisor_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_f6af36f21feb89bac9aace58d3" ON "cases" ("region_code", "created_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_91b0c1de059adf47adc420c593" ON "cases" ("region_code", "next_due_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "case_milestones" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "milestone" text NOT NULL,
                "reached" boolean NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_d3cf0bba72b8ba74fe47a34f9c0" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_9d91b0ef66eca70b5b1d34e8a0" ON "case_milestones" ("case_id", "at")
        `);
        await queryRunner.query(`
            CREATE TABLE "case_number_counters" (
                "prefix" text NOT NULL,
                "year" integer NOT NULL,
                "last" integer NOT NULL,
                CONSTRAINT "PK_79e4ffd8847cc783d65b7c891e3" PRIMARY KEY ("prefix", "year")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "case_transitions" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "version" integer NOT NULL,
                "event" text NOT NULL,
                "from_state" text NOT NULL,
                "to_state" text NOT NULL,
                "payload" jsonb NOT NULL,
                "overridden" jsonb NOT NULL,
                "actor_id" uuid,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_f2e3f66ea284b59b64d277787bc" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_503bc6ec70c8b241387d2b1764" ON "case_transitions" ("case_id", "version")
        `);
        await queryRunner.query(`
            CREATE TABLE "conflicts_of_interest" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "employer_key" text NOT NULL,
                "uscc" text,
                "reason" text NOT NULL,
                "declared_by_id" uuid NOT NULL,
                "declared_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_0be43c14eac716e40346c72071a" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_98490ec920d477eef232f7c407" ON "conflicts_of_interest" ("user_id", "employer_key")
        `);
        await queryRunner.query(`
            CREATE TABLE "follow_ups" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "contacted_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "workers_contacted" integer NOT NULL,
                "satisfaction" integer NOT NULL,
                "record" text NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_d510aabdff2ec7fdc67a1092157" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e1e0b837f09966486388cd9b94" ON "follow_ups" ("case_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "task_force_members" (
                "case_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "part" text NOT NULL,
                "since" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_4557a6d3bb4f5ddb2d7ac34cffd" PRIMARY KEY ("case_id", "user_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_7843beabc6fd9070925cb1b5ba" ON "task_force_members" ("user_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "timeline_entries" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "seq" integer NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "actor_id" uuid,
                "type" text NOT NULL,
                "data" jsonb NOT NULL,
                CONSTRAINT "PK_6a83c1403a1bb1f7619bd80f2b7" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_7558bd6f44afaa87dd8e78b277" ON "timeline_entries" ("case_id", "seq")
        `);
        await queryRunner.query(`
            CREATE TABLE "visits" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "visited_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "visitor_ids" uuid array NOT NULL,
                "place" text NOT NULL,
                "record" text NOT NULL,
                "document_ids" uuid array NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_0b0b322289a41015c6ea4e8bf30" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_20e8b91a81ea132d87e02fecb8" ON "visits" ("case_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "deadlines" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "subject" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "code" text NOT NULL,
                "rule" jsonb NOT NULL,
                "calendar_version" text NOT NULL,
                "started_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "agreed_on" date,
                "state" text NOT NULL,
                "ended_at" TIMESTAMP(3) WITH TIME ZONE,
                "pauses" jsonb NOT NULL,
                "extensions" jsonb NOT NULL,
                "generation" integer NOT NULL DEFAULT '1',
                "generation_began_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "due_at" TIMESTAMP(3) WITH TIME ZONE,
                "next_step_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_a9b8551c028a78298641a8e3470" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2a01d9d921ee4b304e8754c854" ON "deadlines" ("next_step_at", "id")
            WHERE state = 'running'
                AND next_step_at IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2aad07a969eb3ae3cdcfae6bd9" ON "deadlines" ("subject_id", "code")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e1048abeff6d88db09af2c2438" ON "deadlines" ("case_id", "state")
        `);
        await queryRunner.query(`
            CREATE TABLE "escalation_steps" (
                "deadline_id" uuid NOT NULL,
                "generation" integer NOT NULL,
                "step" text NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "recipient_ids" uuid array NOT NULL,
                CONSTRAINT "PK_8fbc8967e57df450e052019a0cd" PRIMARY KEY ("deadline_id", "generation", "step")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "documents" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "name" text NOT NULL,
                "media_type" text NOT NULL,
                "size" integer NOT NULL,
                "sha256" text NOT NULL,
                "uploaded_by_id" uuid NOT NULL,
                "uploaded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_ac51aa5181ee2036f5ca482857c" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_a415239138695edf2df57a3773" ON "documents" ("case_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "idempotency_records" (
                "actor" text NOT NULL,
                "key" text NOT NULL,
                "route" text NOT NULL,
                "request_hash" text NOT NULL,
                "status" integer,
                "body" text,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_92ce14f1a9a7598c5817321e8fd" PRIMARY KEY ("actor", "key")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_9fffc35246eae9c6bd1de1a699" ON "idempotency_records" ("created_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "outbox" (
                "id" uuid NOT NULL,
                "job" text NOT NULL,
                "payload" jsonb NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "dispatched_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_340ab539f309f03bdaa14aa7649" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_f21dbd31eb17679bc65d1deba7" ON "outbox" ("created_at", "id")
            WHERE dispatched_at IS NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "users"
            ADD CONSTRAINT "FK_0921d1972cf861d568f5271cd85" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "sessions"
            ADD CONSTRAINT "FK_085d540d9f418cfbdc7bd55bb19" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "cases"
            ADD CONSTRAINT "FK_7115e99d3a72c8a9eb7742915ab" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "cases"
            ADD CONSTRAINT "FK_75b84a83a5f0556e239db395423" FOREIGN KEY ("lead_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "cases"
            ADD CONSTRAINT "FK_63e7233a202b4f1ec6fdecd95b1" FOREIGN KEY ("supervisor_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "cases"
            ADD CONSTRAINT "FK_22cf1c31ece0f0183cb669fc6e0" FOREIGN KEY ("merged_into_case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "case_milestones"
            ADD CONSTRAINT "FK_30595782c095aece7e906aa0773" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "case_transitions"
            ADD CONSTRAINT "FK_d553ca7322f12d807acab3f9123" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest"
            ADD CONSTRAINT "FK_4cd5603877970d2bfe0d859941c" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "follow_ups"
            ADD CONSTRAINT "FK_e1e0b837f09966486388cd9b94c" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "task_force_members"
            ADD CONSTRAINT "FK_e1e5c8e9ffd2c4229b4dcdc07f1" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "task_force_members"
            ADD CONSTRAINT "FK_7843beabc6fd9070925cb1b5ba1" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "timeline_entries"
            ADD CONSTRAINT "FK_8cba285b62c8dc567e319baacca" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "visits"
            ADD CONSTRAINT "FK_20e8b91a81ea132d87e02fecb8b" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "visits" DROP CONSTRAINT "FK_20e8b91a81ea132d87e02fecb8b"
        `);
        await queryRunner.query(`
            ALTER TABLE "timeline_entries" DROP CONSTRAINT "FK_8cba285b62c8dc567e319baacca"
        `);
        await queryRunner.query(`
            ALTER TABLE "task_force_members" DROP CONSTRAINT "FK_7843beabc6fd9070925cb1b5ba1"
        `);
        await queryRunner.query(`
            ALTER TABLE "task_force_members" DROP CONSTRAINT "FK_e1e5c8e9ffd2c4229b4dcdc07f1"
        `);
        await queryRunner.query(`
            ALTER TABLE "follow_ups" DROP CONSTRAINT "FK_e1e0b837f09966486388cd9b94c"
        `);
        await queryRunner.query(`
            ALTER TABLE "conflicts_of_interest" DROP CONSTRAINT "FK_4cd5603877970d2bfe0d859941c"
        `);
        await queryRunner.query(`
            ALTER TABLE "case_transitions" DROP CONSTRAINT "FK_d553ca7322f12d807acab3f9123"
        `);
        await queryRunner.query(`
            ALTER TABLE "case_milestones" DROP CONSTRAINT "FK_30595782c095aece7e906aa0773"
        `);
        await queryRunner.query(`
            ALTER TABLE "cases" DROP CONSTRAINT "FK_22cf1c31ece0f0183cb669fc6e0"
        `);
        await queryRunner.query(`
            ALTER TABLE "cases" DROP CONSTRAINT "FK_63e7233a202b4f1ec6fdecd95b1"
        `);
        await queryRunner.query(`
            ALTER TABLE "cases" DROP CONSTRAINT "FK_75b84a83a5f0556e239db395423"
        `);
        await queryRunner.query(`
            ALTER TABLE "cases" DROP CONSTRAINT "FK_7115e99d3a72c8a9eb7742915ab"
        `);
        await queryRunner.query(`
            ALTER TABLE "sessions" DROP CONSTRAINT "FK_085d540d9f418cfbdc7bd55bb19"
        `);
        await queryRunner.query(`
            ALTER TABLE "users" DROP CONSTRAINT "FK_0921d1972cf861d568f5271cd85"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_f21dbd31eb17679bc65d1deba7"
        `);
        await queryRunner.query(`
            DROP TABLE "outbox"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_9fffc35246eae9c6bd1de1a699"
        `);
        await queryRunner.query(`
            DROP TABLE "idempotency_records"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a415239138695edf2df57a3773"
        `);
        await queryRunner.query(`
            DROP TABLE "documents"
        `);
        await queryRunner.query(`
            DROP TABLE "escalation_steps"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_e1048abeff6d88db09af2c2438"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_2aad07a969eb3ae3cdcfae6bd9"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_2a01d9d921ee4b304e8754c854"
        `);
        await queryRunner.query(`
            DROP TABLE "deadlines"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_20e8b91a81ea132d87e02fecb8"
        `);
        await queryRunner.query(`
            DROP TABLE "visits"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_7558bd6f44afaa87dd8e78b277"
        `);
        await queryRunner.query(`
            DROP TABLE "timeline_entries"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_7843beabc6fd9070925cb1b5ba"
        `);
        await queryRunner.query(`
            DROP TABLE "task_force_members"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_e1e0b837f09966486388cd9b94"
        `);
        await queryRunner.query(`
            DROP TABLE "follow_ups"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_98490ec920d477eef232f7c407"
        `);
        await queryRunner.query(`
            DROP TABLE "conflicts_of_interest"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_503bc6ec70c8b241387d2b1764"
        `);
        await queryRunner.query(`
            DROP TABLE "case_transitions"
        `);
        await queryRunner.query(`
            DROP TABLE "case_number_counters"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_9d91b0ef66eca70b5b1d34e8a0"
        `);
        await queryRunner.query(`
            DROP TABLE "case_milestones"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_91b0c1de059adf47adc420c593"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_f6af36f21feb89bac9aace58d3"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_63e7233a202b4f1ec6fdecd95b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_75b84a83a5f0556e239db39542"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b832e7a8907cdb23aada1c11f5"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a430945beff40b449a71c3a2cc"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_239db0cff1c707c049f991dfb3"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_edabc7d5b360ceaeebc986889a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ae60d858083bc354a00442863b"
        `);
        await queryRunner.query(`
            DROP TABLE "cases"
        `);
        await queryRunner.query(`
            DROP TABLE "sign_in_failures"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_9cfe37d28c3b229a350e086d94"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_085d540d9f418cfbdc7bd55bb1"
        `);
        await queryRunner.query(`
            DROP TABLE "sessions"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_0921d1972cf861d568f5271cd8"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_fe0bb3f6520ee0469504521e71"
        `);
        await queryRunner.query(`
            DROP TABLE "users"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_097c8c7a066d52cb54af9ebbd9"
        `);
        await queryRunner.query(`
            DROP TABLE "departments"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_81180cdb8d328d72d458a4da1d"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_root_heads"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_roots"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b12f87335630edfd1294cf349b"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_entries"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_cec520c7f3308b4ce44af29331"
        `);
        await queryRunner.query(`
            DROP TABLE "audit_chains"
        `);
    }

}
