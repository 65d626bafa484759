import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ClockSettings1795300000085 implements MigrationInterface {
    name = 'ClockSettings1795300000085'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "public"."IDX_6444a624f64f33c00dc9c4687b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_01c6aeda970a2c97f57fed4389"
        `);
        // Nothing has written moves before: the table is empty.
        await queryRunner.query(`
            ALTER TABLE "clock_moves"
            ADD "version" text NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves"
            ADD "skipped" integer NOT NULL DEFAULT '0'
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves"
            ADD "touched_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b526db84bb470966ad9ab6e026" ON "clock_moves" ("at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_0286b772817d164cff590567bd" ON "clock_moves" ("touched_at")
            WHERE state = 'moving'
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines"
            ADD "provisional_year" integer
        `);
        // A ladder reaches some days beyond the due time. Marked are all that may rest on 2027; each is looked at when it is published.
        await queryRunner.query(`
            UPDATE "deadlines" SET "provisional_year" = 2027
            WHERE "state" IN ('running', 'suspended') AND ("provisional" OR "due_at" IS NULL OR "due_at" >= '2026-11-30T16:00:00Z')
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines" DROP COLUMN "provisional"
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d310f311ad4256d0b8e10305ec" ON "deadlines" ("provisional_year", "id")
            WHERE provisional_year IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d715f79b545cd7c58f55cd3d18" ON "deadlines" ("id")
            WHERE state IN ('running', 'suspended')
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d715f79b545cd7c58f55cd3d18"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d310f311ad4256d0b8e10305ec"
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines"
            ADD "provisional" boolean NOT NULL DEFAULT false
        `);
        await queryRunner.query(`
            UPDATE "deadlines" SET "provisional" = true
            WHERE "provisional_year" IS NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "deadlines" DROP COLUMN "provisional_year"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_0286b772817d164cff590567bd"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b526db84bb470966ad9ab6e026"
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves" DROP COLUMN "touched_at"
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves" DROP COLUMN "skipped"
        `);
        await queryRunner.query(`
            ALTER TABLE "clock_moves" DROP COLUMN "version"
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_01c6aeda970a2c97f57fed4389" ON "deadlines" ("id")
            WHERE provisional
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_6444a624f64f33c00dc9c4687b" ON "clock_moves" ("at")
            WHERE state = 'moving'
        `);
    }

}
