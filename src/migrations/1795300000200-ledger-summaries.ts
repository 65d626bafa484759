import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LedgerSummaries1795300000200 implements MigrationInterface {
    name = 'LedgerSummaries1795300000200'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "insurance_payments" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "month" text NOT NULL,
                "paid_on" date NOT NULL,
                "amount_fen" bigint NOT NULL,
                CONSTRAINT "PK_662c56ffc00ce9bb1e0850b8ecf" PRIMARY KEY ("case_id", "kind", "month", "paid_on")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "ledger_dues" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "due_on" date NOT NULL,
                "open_fen" bigint NOT NULL,
                CONSTRAINT "PK_ee499dda6a7165016c43e82ae36" PRIMARY KEY ("case_id", "kind", "due_on")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "ledger_heads" (
                "case_id" uuid NOT NULL,
                "rule" integer NOT NULL,
                "unapplied_fen" bigint NOT NULL,
                "returned_fen" bigint NOT NULL,
                CONSTRAINT "PK_307701fbf71fef2e3302a471c38" PRIMARY KEY ("case_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_de987e549e62621a0373ba43a4" ON "ledger_heads" ("rule")
        `);
        await queryRunner.query(`
            CREATE TABLE "ledger_sums" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "month" text NOT NULL,
                "claimed_fen" bigint NOT NULL,
                "undecided_fen" bigint NOT NULL,
                "undecided" integer NOT NULL,
                "verified_fen" bigint NOT NULL,
                "agreed_fen" bigint NOT NULL,
                "paid_fen" bigint NOT NULL,
                "waived_fen" bigint NOT NULL,
                "advanced_fen" bigint NOT NULL,
                "recovered_fen" bigint NOT NULL,
                "unsettled" integer NOT NULL,
                CONSTRAINT "PK_581b44b1991e9d8fd8a6f4ec9d1" PRIMARY KEY ("case_id", "kind", "month")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "payment_positions" (
                "payment_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "applied_fen" bigint NOT NULL,
                "unapplied_fen" bigint NOT NULL,
                "returned_fen" bigint NOT NULL,
                CONSTRAINT "PK_6b6130fb77a1b4a4f58dad7f685" PRIMARY KEY ("payment_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_004ce0e2d7ba90399f0f2d2913" ON "payment_positions" ("case_id")
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ae525ce317cb821d6e8c3405cb"
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_71417babf79c943b220af58116" ON "plan_lines" ("worker_id", "due_on")
            WHERE open_fen > 0
        `);
        await queryRunner.query(`
            ALTER TABLE "ledger_heads"
            ADD CONSTRAINT "FK_307701fbf71fef2e3302a471c38" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        // Ledgers that are there already stand by no rule yet: they are answered from a replay until a job has written them anew.
        await queryRunner.query(`
            INSERT INTO "ledger_heads" ("case_id", "rule", "unapplied_fen", "returned_fen")
            SELECT "case_id", 0, 0, 0 FROM "payments"
            UNION SELECT "case_id", 0, 0, 0 FROM "repayment_plans" WHERE "agreed_seq" IS NOT NULL
            UNION SELECT "case_id", 0, 0, 0 FROM "waivers"
            UNION SELECT "case_id", 0, 0, 0 FROM "late_fee_assessments"
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "ledger_heads" DROP CONSTRAINT "FK_307701fbf71fef2e3302a471c38"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_71417babf79c943b220af58116"
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_ae525ce317cb821d6e8c3405cb" ON "plan_lines" ("case_id", "due_on")
            WHERE open_fen > 0
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_004ce0e2d7ba90399f0f2d2913"
        `);
        await queryRunner.query(`
            DROP TABLE "payment_positions"
        `);
        await queryRunner.query(`
            DROP TABLE "ledger_sums"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_de987e549e62621a0373ba43a4"
        `);
        await queryRunner.query(`
            DROP TABLE "ledger_heads"
        `);
        await queryRunner.query(`
            DROP TABLE "ledger_dues"
        `);
        await queryRunner.query(`
            DROP TABLE "insurance_payments"
        `);
    }

}
