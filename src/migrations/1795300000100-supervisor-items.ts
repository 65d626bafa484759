import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SupervisorItems1795300000100 implements MigrationInterface {
    name = 'SupervisorItems1795300000100'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "daily_reports" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "report_on" date NOT NULL,
                "covers_from" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "through_seq" integer NOT NULL,
                "data" jsonb NOT NULL,
                "recipient_ids" uuid array NOT NULL,
                CONSTRAINT "PK_9c061cec58b95e2cc8ed285db09" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_f36953bab43be9756d305d32d8" ON "daily_reports" ("case_id", "report_on")
        `);
        await queryRunner.query(`
            CREATE TABLE "supervisor_items" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "key" text NOT NULL,
                "subject" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "deadline_id" uuid,
                "data" jsonb NOT NULL,
                "state" text NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "opened_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "answered_by_id" uuid,
                "answered_at" TIMESTAMP(3) WITH TIME ZONE,
                "answer" text,
                "lapsed_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_1b5ed3648e2e11fc30f0692fb33" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_b6a09a3f09f93dd87564afd803" ON "supervisor_items" ("key")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_1b8f317fb298e4c6777b9587a4" ON "supervisor_items" ("deadline_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2fa20d424c40f32d0886c73cf8" ON "supervisor_items" ("answered_by_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_46bc574e4d6bfb561e707cb2c4" ON "supervisor_items" ("state", "opened_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_29db104681e7c766ded2e6eacb" ON "supervisor_items" ("case_id", "opened_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_15fd089bc428c5482b4d96a244" ON "cases" ("id")
            WHERE risk_level = 'red'
                AND state IN (
                    'reported',
                    'investigating',
                    'verifying',
                    'coordinating',
                    'supervising'
                )
        `);
        await queryRunner.query(`
            ALTER TABLE "daily_reports"
            ADD CONSTRAINT "FK_1e230191e5e690c8a8129c93c98" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "supervisor_items"
            ADD CONSTRAINT "FK_9ceb8a4f962fc70d7a553dc16f8" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "supervisor_items"
            ADD CONSTRAINT "FK_1b8f317fb298e4c6777b9587a46" FOREIGN KEY ("deadline_id") REFERENCES "deadlines"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "supervisor_items"
            ADD CONSTRAINT "FK_2fa20d424c40f32d0886c73cf80" FOREIGN KEY ("answered_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "supervisor_items" DROP CONSTRAINT "FK_2fa20d424c40f32d0886c73cf80"
        `);
        await queryRunner.query(`
            ALTER TABLE "supervisor_items" DROP CONSTRAINT "FK_1b8f317fb298e4c6777b9587a46"
        `);
        await queryRunner.query(`
            ALTER TABLE "supervisor_items" DROP CONSTRAINT "FK_9ceb8a4f962fc70d7a553dc16f8"
        `);
        await queryRunner.query(`
            ALTER TABLE "daily_reports" DROP CONSTRAINT "FK_1e230191e5e690c8a8129c93c98"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_15fd089bc428c5482b4d96a244"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_29db104681e7c766ded2e6eacb"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_46bc574e4d6bfb561e707cb2c4"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_2fa20d424c40f32d0886c73cf8"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_1b8f317fb298e4c6777b9587a4"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b6a09a3f09f93dd87564afd803"
        `);
        await queryRunner.query(`
            DROP TABLE "supervisor_items"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_f36953bab43be9756d305d32d8"
        `);
        await queryRunner.query(`
            DROP TABLE "daily_reports"
        `);
    }

}
