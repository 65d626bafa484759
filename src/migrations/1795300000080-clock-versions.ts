import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClockVersions1795300000080 implements MigrationInterface {
    name = 'ClockVersions1795300000080'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "calendar_versions" (
                "seq" integer NOT NULL,
                "published_through" integer NOT NULL,
                "notices" jsonb NOT NULL,
                "overrides" jsonb NOT NULL,
                "reason" text NOT NULL,
                "changed_by_id" uuid NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_0de05b211b1b29d735e49ec24f7" PRIMARY KEY ("seq")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "clock_moves" (
                "id" uuid NOT NULL,
                "kind" text NOT NULL,
                "code" text,
                "reason" text NOT NULL,
                "requested_by_id" uuid,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "state" text NOT NULL,
                "done" integer NOT NULL DEFAULT '0',
                "moved" integer NOT NULL DEFAULT '0',
                "total" integer NOT NULL,
                "cursor" uuid,
                CONSTRAINT "PK_8a6258fe160d432973e64859c75" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_6444a624f64f33c00dc9c4687b" ON "clock_moves" ("at")
            WHERE state = 'moving'
        `);
        await queryRunner.query(`
            CREATE TABLE "rule_versions" (
                "code" text NOT NULL,
                "version" integer NOT NULL,
                "lengths" jsonb NOT NULL,
                "basis" jsonb,
                "effective_from" date NOT NULL,
                "reason" text NOT NULL,
                "changed_by_id" uuid NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_2295d300a70635b39dc456ca947" PRIMARY KEY ("code", "version")
            )
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines"
            ADD "provisional" boolean NOT NULL DEFAULT false
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_01c6aeda970a2c97f57fed4389" ON "deadlines" ("id")
            WHERE provisional
        `);
        // Clocks opened before: those that may reach into a year that was not published then; looked at one by one when it is.
        await queryRunner.query(`
            UPDATE "deadlines" SET "provisional" = true
            WHERE "state" IN ('running', 'suspended') AND ("due_at" IS NULL OR "due_at" >= '2026-12-31T16:00:00Z')
        `);
        await queryRunner.query(`
            ALTER TABLE "calendar_versions"
            ADD CONSTRAINT "FK_741fc043f8eff7c2f0514f8832e" FOREIGN KEY ("changed_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves"
            ADD CONSTRAINT "FK_651b8f73a6489e2801a7c0fcd93" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "rule_versions"
            ADD CONSTRAINT "FK_3c64e6105ae20cad442b9f222a6" FOREIGN KEY ("changed_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "rule_versions" DROP CONSTRAINT "FK_3c64e6105ae20cad442b9f222a6"
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves" DROP CONSTRAINT "FK_651b8f73a6489e2801a7c0fcd93"
        `);
        await queryRunner.query(`
            ALTER TABLE "calendar_versions" DROP CONSTRAINT "FK_741fc043f8eff7c2f0514f8832e"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_01c6aeda970a2c97f57fed4389"
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines" DROP COLUMN "provisional"
        `);
        await queryRunner.query(`
            DROP TABLE "rule_versions"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_6444a624f64f33c00dc9c4687b"
        `);
        await queryRunner.query(`
            DROP TABLE "clock_moves"
        `);
        await queryRunner.query(`
            DROP TABLE "calendar_versions"
        `);
    }

}
