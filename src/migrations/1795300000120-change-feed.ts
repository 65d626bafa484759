import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ChangeFeed1795300000120 implements MigrationInterface {
    name = 'ChangeFeed1795300000120'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "changes" (
                "id" BIGSERIAL NOT NULL,
                "xid" bigint NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "payload" jsonb NOT NULL,
                CONSTRAINT "PK_ee28fdddd557d6e0d4949a9741f" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_a2a43d43455300605173f6804c" ON "changes" ("xid")
        `);
        await queryRunner.query(`
            CREATE TABLE "canary_clock" (
                "id" integer NOT NULL,
                "due_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "fired_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_d9ffb8fe6e839e6e6f7cbc7c934" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "canary_alarms" (
                "due_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "noticed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "ended_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_7de85a4ef72a558a6049f281b26" PRIMARY KEY ("due_at")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b1653ad5b2cf23af127303aebf" ON "canary_alarms" ("due_at")
            WHERE ended_at IS NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_02eadcbeb546835e505372fadf" ON "deadlines" ("state", "due_at")
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "public"."IDX_02eadcbeb546835e505372fadf"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b1653ad5b2cf23af127303aebf"
        `);
        await queryRunner.query(`
            DROP TABLE "canary_alarms"
        `);
        await queryRunner.query(`
            DROP TABLE "canary_clock"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_a2a43d43455300605173f6804c"
        `);
        await queryRunner.query(`
            DROP TABLE "changes"
        `);
    }
}
