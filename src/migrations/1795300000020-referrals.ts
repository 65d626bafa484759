import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Referrals1795300000020 implements MigrationInterface {
    name = 'Referrals1795300000020'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "mediations" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "held_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "attendees" text array NOT NULL,
                "heard_workers" boolean NOT NULL,
                "heard_employer" boolean NOT NULL,
                "workers_position" text,
                "employer_position" text,
                "law_explained" text array NOT NULL,
                "offers" jsonb NOT NULL,
                "record" text NOT NULL,
                "outcome" text NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_33edc72020de8fc1e5f1b95e1ab" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_060dcd73da30466a81e0564ea3" ON "mediations" ("case_id", "held_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "worker_sessions" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "form" text NOT NULL,
                "held_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "purposes" text array NOT NULL,
                "workers_present" integer NOT NULL,
                "opinions" text array NOT NULL,
                "tension" integer,
                "record" text NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_ce9e1860f7b1383573540b55273" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_1012d5c0d1328fc819373d75bd" ON "worker_sessions" ("case_id", "held_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "referrals" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "matter_id" uuid NOT NULL,
                "place" integer NOT NULL,
                "department_id" uuid NOT NULL,
                "liaison_id" uuid,
                "state" text NOT NULL,
                "version" integer NOT NULL,
                "request" text NOT NULL,
                "shares" text array NOT NULL,
                "ruled" boolean NOT NULL DEFAULT false,
                "sent_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "sent_by_id" uuid NOT NULL,
                "acknowledged_at" TIMESTAMP(3) WITH TIME ZONE,
                "replied_at" TIMESTAMP(3) WITH TIME ZONE,
                "reply_text" text,
                "reply_document_ids" uuid array NOT NULL DEFAULT '{}',
                "ended_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_ea9980e34f738b6252817326c08" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_68ab334842810ff93327172579" ON "referrals" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_36f428e49e24dbf3ea38ffdc2a" ON "referrals" ("liaison_id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_abb3c0cc0805aacc30f8c5693d" ON "referrals" ("matter_id", "place")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_9c0a8b3a0e3b802eb161bf800d" ON "referrals" ("department_id", "state")
        `);
        await queryRunner.query(`
            CREATE TABLE "referral_events" (
                "id" uuid NOT NULL,
                "referral_id" uuid NOT NULL,
                "version" integer NOT NULL,
                "type" text NOT NULL,
                "from_state" text,
                "to_state" text NOT NULL,
                "department_id" uuid NOT NULL,
                "actor_id" uuid,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "payload" jsonb NOT NULL,
                CONSTRAINT "PK_850a7d8ea24a8e90aba261d0190" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_c344524a8e385577a61d634c84" ON "referral_events" ("department_id")
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_4c6ef60cbfd06658ca37b6ddf2" ON "referral_events" ("referral_id", "version")
        `);
        await queryRunner.query(`
            ALTER TABLE "mediations"
            ADD CONSTRAINT "FK_fe7bd6a98d0bf433cc8da317d8b" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "worker_sessions"
            ADD CONSTRAINT "FK_b5501d43c2c1d33c19a382bc652" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals"
            ADD CONSTRAINT "FK_68ab334842810ff933271725799" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals"
            ADD CONSTRAINT "FK_749476175dd74af3d2ec3e57e0a" FOREIGN KEY ("matter_id") REFERENCES "referrals"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals"
            ADD CONSTRAINT "FK_b730519757e46134c16a0572221" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals"
            ADD CONSTRAINT "FK_36f428e49e24dbf3ea38ffdc2a4" FOREIGN KEY ("liaison_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referral_events"
            ADD CONSTRAINT "FK_f784bd7780f323ff43ff4d9eadb" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "referral_events"
            ADD CONSTRAINT "FK_c344524a8e385577a61d634c847" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "referral_events" DROP CONSTRAINT "FK_c344524a8e385577a61d634c847"
        `);
        await queryRunner.query(`
            ALTER TABLE "referral_events" DROP CONSTRAINT "FK_f784bd7780f323ff43ff4d9eadb"
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals" DROP CONSTRAINT "FK_36f428e49e24dbf3ea38ffdc2a4"
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals" DROP CONSTRAINT "FK_b730519757e46134c16a0572221"
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals" DROP CONSTRAINT "FK_749476175dd74af3d2ec3e57e0a"
        `);
        await queryRunner.query(`
            ALTER TABLE "referrals" DROP CONSTRAINT "FK_68ab334842810ff933271725799"
        `);
        await queryRunner.query(`
            ALTER TABLE "worker_sessions" DROP CONSTRAINT "FK_b5501d43c2c1d33c19a382bc652"
        `);
        await queryRunner.query(`
            ALTER TABLE "mediations" DROP CONSTRAINT "FK_fe7bd6a98d0bf433cc8da317d8b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_4c6ef60cbfd06658ca37b6ddf2"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_c344524a8e385577a61d634c84"
        `);
        await queryRunner.query(`
            DROP TABLE "referral_events"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_9c0a8b3a0e3b802eb161bf800d"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_abb3c0cc0805aacc30f8c5693d"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_36f428e49e24dbf3ea38ffdc2a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_68ab334842810ff93327172579"
        `);
        await queryRunner.query(`
            DROP TABLE "referrals"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_1012d5c0d1328fc819373d75bd"
        `);
        await queryRunner.query(`
            DROP TABLE "worker_sessions"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_060dcd73da30466a81e0564ea3"
        `);
        await queryRunner.query(`
            DROP TABLE "mediations"
        `);
    }

}
