import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Statements1795300000130 implements MigrationInterface {
    name = 'Statements1795300000130'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "statements" (
                "id" uuid NOT NULL,
                "subject" text NOT NULL,
                "case_id" uuid NOT NULL,
                "worker_id" uuid,
                "format" text NOT NULL,
                "locale" text NOT NULL,
                "reason" text NOT NULL,
                "requested_by_id" uuid NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "state" text NOT NULL,
                "enqueued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "attempts" integer NOT NULL DEFAULT '0',
                "progress" integer NOT NULL DEFAULT '0',
                "failure" text,
                "case_ids" uuid array NOT NULL,
                "masked" boolean,
                "as_of" TIMESTAMP(3) WITH TIME ZONE,
                "file_name" text,
                "rows" integer,
                "bytes" integer,
                "sha256" text,
                "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "purged_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_7f53bcddeb706df7ea7eec10b8d" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_de369c55cfa2dfad3b3a930c1d" ON "statements" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_31eacf97fcf0a8729838581886" ON "statements" ("worker_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e8b76add1caf60f80461e27179" ON "statements" ("expires_at")
            WHERE purged_at IS NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_8e88f457a3b1ee56a21a940ec9" ON "statements" ("state", "enqueued_at")
            WHERE state IN ('queued', 'making')
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_c6d16d25393fbf1c4fb6775de3" ON "statements" ("requested_by_id", "created_at", "id")
        `);
        await queryRunner.query(`
            ALTER TABLE "statements"
            ADD CONSTRAINT "FK_de369c55cfa2dfad3b3a930c1db" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "statements"
            ADD CONSTRAINT "FK_31eacf97fcf0a87298385818866" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "statements"
            ADD CONSTRAINT "FK_a85b039adbf26b162928e8839e5" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "statements" DROP CONSTRAINT "FK_a85b039adbf26b162928e8839e5"
        `);
        await queryRunner.query(`
            ALTER TABLE "statements" DROP CONSTRAINT "FK_31eacf97fcf0a87298385818866"
        `);
        await queryRunner.query(`
            ALTER TABLE "statements" DROP CONSTRAINT "FK_de369c55cfa2dfad3b3a930c1db"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_c6d16d25393fbf1c4fb6775de3"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_8e88f457a3b1ee56a21a940ec9"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_e8b76add1caf60f80461e27179"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_31eacf97fcf0a8729838581886"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_de369c55cfa2dfad3b3a930c1d"
        `);
        await queryRunner.query(`
            DROP TABLE "statements"
        `);
    }

}
