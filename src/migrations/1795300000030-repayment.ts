import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Repayment1795300000030 implements MigrationInterface {
    name = 'Repayment1795300000030'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "late_fee_assessments" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "seq" bigint NOT NULL,
                "amount_fen" bigint NOT NULL,
                "assessed_on" date NOT NULL,
                "reference" text NOT NULL,
                "document_ids" uuid array NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_850a6248d1d4124c133eb5a2281" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_ce8f3336e28cb5b0a6fc9e1185" ON "late_fee_assessments" ("case_id", "reference")
        `);
        await queryRunner.query(`
            CREATE TABLE "ledger_positions" (
                "obligation_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "worker_id" uuid,
                "kind" text NOT NULL,
                "agreed_fen" bigint NOT NULL,
                "paid_fen" bigint NOT NULL,
                "waived_fen" bigint NOT NULL,
                "advanced_fen" bigint NOT NULL,
                CONSTRAINT "PK_f111e332d53aa69762c169d7b8a" PRIMARY KEY ("obligation_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e6e663d64dd698a9e007e9045e" ON "ledger_positions" ("case_id", "worker_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "payments" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "seq" bigint NOT NULL,
                "kind" text NOT NULL,
                "paid_on" date NOT NULL,
                "amount_fen" bigint NOT NULL,
                "deductions_fen" bigint NOT NULL DEFAULT '0',
                "method" text NOT NULL,
                "reference" text NOT NULL,
                "worker_ids" uuid array,
                "account_index" text,
                "document_ids" uuid array NOT NULL,
                "import_id" uuid,
                "import_row" integer,
                "reversal_of" uuid,
                "reversal_reason" text,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_197ab7af18c93fbb0c9b28b4a59" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_affa836bdb86ba1adee173e4f9" ON "payments" ("reversal_of")
            WHERE reversal_of IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_7ee4eb19cd5f4f0f67d903fdfe" ON "payments" ("import_id", "import_row")
            WHERE import_id IS NOT NULL
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_deafd3cb6f73a2a2a3b8e1433c" ON "payments" ("case_id", "reference")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_d2a0645fd3afe06bfc9d5b0f5f" ON "payments" ("case_id", "paid_on")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_8202f4ace92213624bba1e4ab3" ON "payments" ("case_id", "seq")
        `);
        await queryRunner.query(`
            CREATE TABLE "repayment_plans" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "state" text NOT NULL,
                "version" integer NOT NULL,
                "accelerates" boolean NOT NULL,
                "enforceability" text NOT NULL,
                "allocation_order" text NOT NULL,
                "created_by_id" uuid NOT NULL,
                "created_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "agreed_by_id" uuid,
                "agreed_at" TIMESTAMP(3) WITH TIME ZONE,
                "agreed_seq" bigint,
                CONSTRAINT "PK_c5c74b6db298d94d9c11331585c" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_4d659c2451e99281613fe09eab" ON "repayment_plans" ("case_id", "revision")
        `);
        await queryRunner.query(`
            CREATE TABLE "plan_instalments" (
                "id" uuid NOT NULL,
                "plan_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "no" integer NOT NULL,
                "kind" text NOT NULL,
                "due_on" date NOT NULL,
                "amount_fen" bigint NOT NULL,
                "paid_fen" bigint NOT NULL DEFAULT '0',
                "open_fen" bigint NOT NULL DEFAULT '0',
                "settled_on" date,
                CONSTRAINT "PK_740cbed51c3504e62b0120be8db" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_10e14cbcf477fb42ecb5729139" ON "plan_instalments" ("case_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_b77328841257bbf8130bf6e49f" ON "plan_instalments" ("due_on", "case_id")
            WHERE open_fen > 0
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_51ce03e8b9b5a4305b1ec5c04e" ON "plan_instalments" ("plan_id", "no")
        `);
        await queryRunner.query(`
            CREATE TABLE "plan_lines" (
                "instalment_id" uuid NOT NULL,
                "obligation_id" uuid NOT NULL,
                "plan_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "instalment_no" integer NOT NULL,
                "due_on" date NOT NULL,
                "worker_id" uuid,
                "kind" text NOT NULL,
                "amount_fen" bigint NOT NULL,
                "paid_fen" bigint NOT NULL DEFAULT '0',
                "open_fen" bigint NOT NULL DEFAULT '0',
                CONSTRAINT "PK_3aa91add6550fb9964a62d2ad8e" PRIMARY KEY ("instalment_id", "obligation_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_ae525ce317cb821d6e8c3405cb" ON "plan_lines" ("case_id", "due_on")
            WHERE open_fen > 0
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_f266360aa9da91df16d20f9789" ON "plan_lines" ("case_id", "plan_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "supervision_checks" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "checked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "funds_raised_fen" bigint NOT NULL,
                "sources" text array NOT NULL,
                "record" text NOT NULL,
                "next_check_on" date NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_e0bc147a7f18768f8bc86e22d83" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_197432b7252a498b9c07d3ea36" ON "supervision_checks" ("case_id", "checked_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "waivers" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "seq" bigint NOT NULL,
                "granted_on" date NOT NULL,
                "worker_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "amount_fen" bigint NOT NULL,
                "document_ids" uuid array NOT NULL,
                "reason" text NOT NULL,
                "granted_by_id" uuid NOT NULL,
                "granted_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_79c78ef719b30d113528b6cd9c2" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_059f78b3d307d3bc335644d481" ON "waivers" ("worker_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_89536cef706646389e9d1bdb3a" ON "waivers" ("case_id", "seq")
        `);
        await queryRunner.query(`
            ALTER TABLE "late_fee_assessments"
            ADD CONSTRAINT "FK_cfd3211125bba1fadad12b4d97b" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "payments"
            ADD CONSTRAINT "FK_5d0cf77e9265a7c965e9ce41c2f" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "payments"
            ADD CONSTRAINT "FK_3e7dff1354db4286af6cd2a625e" FOREIGN KEY ("reversal_of") REFERENCES "payments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "repayment_plans"
            ADD CONSTRAINT "FK_ec9b1d8201de0afa6aa3c3fdb23" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments"
            ADD CONSTRAINT "FK_072679e5333528da5a561ef526f" FOREIGN KEY ("plan_id") REFERENCES "repayment_plans"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments"
            ADD CONSTRAINT "FK_10e14cbcf477fb42ecb57291390" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_lines"
            ADD CONSTRAINT "FK_591ea09075910d39da0a7245858" FOREIGN KEY ("instalment_id") REFERENCES "plan_instalments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "supervision_checks"
            ADD CONSTRAINT "FK_c2308f61600817fcb10e03b021b" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "waivers"
            ADD CONSTRAINT "FK_50634f8db1cd4e38503454f66c4" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "waivers"
            ADD CONSTRAINT "FK_059f78b3d307d3bc335644d4811" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "waivers" DROP CONSTRAINT "FK_059f78b3d307d3bc335644d4811"
        `);
        await queryRunner.query(`
            ALTER TABLE "waivers" DROP CONSTRAINT "FK_50634f8db1cd4e38503454f66c4"
        `);
        await queryRunner.query(`
            ALTER TABLE "supervision_checks" DROP CONSTRAINT "FK_c2308f61600817fcb10e03b021b"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_lines" DROP CONSTRAINT "FK_591ea09075910d39da0a7245858"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments" DROP CONSTRAINT "FK_10e14cbcf477fb42ecb57291390"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments" DROP CONSTRAINT "FK_072679e5333528da5a561ef526f"
        `);
        await queryRunner.query(`
            ALTER TABLE "repayment_plans" DROP CONSTRAINT "FK_ec9b1d8201de0afa6aa3c3fdb23"
        `);
        await queryRunner.query(`
            ALTER TABLE "payments" DROP CONSTRAINT "FK_3e7dff1354db4286af6cd2a625e"
        `);
        await queryRunner.query(`
            ALTER TABLE "payments" DROP CONSTRAINT "FK_5d0cf77e9265a7c965e9ce41c2f"
        `);
        await queryRunner.query(`
            ALTER TABLE "late_fee_assessments" DROP CONSTRAINT "FK_cfd3211125bba1fadad12b4d97b"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_89536cef706646389e9d1bdb3a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_059f78b3d307d3bc335644d481"
        `);
        await queryRunner.query(`
            DROP TABLE "waivers"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_197432b7252a498b9c07d3ea36"
        `);
        await queryRunner.query(`
            DROP TABLE "supervision_checks"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_f266360aa9da91df16d20f9789"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ae525ce317cb821d6e8c3405cb"
        `);
        await queryRunner.query(`
            DROP TABLE "plan_lines"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_51ce03e8b9b5a4305b1ec5c04e"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_b77328841257bbf8130bf6e49f"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_10e14cbcf477fb42ecb5729139"
        `);
        await queryRunner.query(`
            DROP TABLE "plan_instalments"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_4d659c2451e99281613fe09eab"
        `);
        await queryRunner.query(`
            DROP TABLE "repayment_plans"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_8202f4ace92213624bba1e4ab3"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_d2a0645fd3afe06bfc9d5b0f5f"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_deafd3cb6f73a2a2a3b8e1433c"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_7ee4eb19cd5f4f0f67d903fdfe"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_affa836bdb86ba1adee173e4f9"
        `);
        await queryRunner.query(`
            DROP TABLE "payments"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_e6e663d64dd698a9e007e9045e"
        `);
        await queryRunner.query(`
            DROP TABLE "ledger_positions"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ce8f3336e28cb5b0a6fc9e1185"
        `);
        await queryRunner.query(`
            DROP TABLE "late_fee_assessments"
        `);
    }

}
