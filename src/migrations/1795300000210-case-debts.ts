import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What cases owe and what was received on them, summed up for the board, of what was recorded before. */
export class CaseDebts1795300000210 implements MigrationInterface {
    name = 'CaseDebts1795300000210'

    public async up(queryRunner: QueryRunner): Promise<void> {
        // A million payments are summed up; nobody waits for it but the start.
        await queryRunner.query('SET LOCAL statement_timeout = 0');
        await queryRunner.query(`
            CREATE TABLE "case_debts" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "first_due_on" date NOT NULL,
                "open_fen" bigint NOT NULL,
                "unplanned_fen" bigint NOT NULL,
                "workers" integer NOT NULL,
                "unplanned_workers" integer NOT NULL,
                "region_code" text NOT NULL,
                "supervisor_id" uuid,
                "is_open" boolean NOT NULL,
                CONSTRAINT "PK_5f77345acef37c1ec1f476cd405" PRIMARY KEY ("case_id", "kind")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "case_dues" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "due_on" date NOT NULL,
                "open_fen" bigint NOT NULL,
                "workers" integer NOT NULL,
                "first_workers" integer NOT NULL,
                "week_workers" integer NOT NULL,
                "region_code" text NOT NULL,
                "supervisor_id" uuid,
                "is_open" boolean NOT NULL,
                CONSTRAINT "PK_6fdc48ed34762232594fb03cbe2" PRIMARY KEY ("case_id", "kind", "due_on")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "case_receipts" (
                "case_id" uuid NOT NULL,
                "paid_on" date NOT NULL,
                "kind" text NOT NULL,
                "counted_fen" bigint NOT NULL,
                "payments" integer NOT NULL,
                "region_code" text NOT NULL,
                "supervisor_id" uuid,
                CONSTRAINT "PK_b76e8f31b7fe5367d33905a6b50" PRIMARY KEY ("case_id", "paid_on", "kind")
            )
        `);
        await queryRunner.query(`
            CREATE TEMP TABLE placed_debts ON COMMIT DROP AS
            WITH lines AS (
              SELECT l.case_id, l.obligation_id, i.kind, l.due_on, l.worker_id, l.open_fen FROM plan_lines l JOIN plan_instalments i ON i.id = l.instalment_id WHERE l.open_fen > 0),
            planned AS (SELECT obligation_id, sum(open_fen) AS fen FROM lines GROUP BY obligation_id),
            obligations AS (
              SELECT case_id, id, worker_id, kind, verified_fen AS fen FROM claims WHERE withdrawn_at IS NULL AND verified_fen > 0
              UNION ALL SELECT case_id, id, NULL, 'lateFee', amount_fen FROM late_fee_assessments),
            unplanned AS (
              SELECT o.case_id, o.kind, o.worker_id, o.fen - coalesce(p.paid_fen + p.waived_fen, 0) - coalesce(l.fen, 0) AS fen
                FROM obligations o LEFT JOIN ledger_positions p ON p.obligation_id = o.id LEFT JOIN planned l ON l.obligation_id = o.id),
            owed AS (
              SELECT case_id, kind, due_on, worker_id, sum(open_fen) AS fen FROM lines GROUP BY case_id, kind, due_on, worker_id
              UNION ALL SELECT case_id, kind, 'infinity', worker_id, sum(fen) FROM unplanned WHERE fen > 0 GROUP BY case_id, kind, worker_id),
            counted AS (
              SELECT case_id, kind, due_on, worker_id, fen FROM owed
              UNION ALL SELECT case_id, 'all', due_on, worker_id, sum(fen) FROM owed GROUP BY case_id, due_on, worker_id)
            SELECT case_id, kind, due_on, worker_id, fen, due_on = min(due_on) OVER (PARTITION BY case_id, kind, worker_id) AS first,
                   due_on = max(due_on) OVER (PARTITION BY case_id, kind, worker_id, date_trunc('week', due_on::timestamp)) AS last_of_week
              FROM counted
        `);
        await queryRunner.query(`
            INSERT INTO case_dues (case_id, kind, due_on, open_fen, workers, first_workers, week_workers, region_code, supervisor_id, is_open)
            SELECT d.*, c.region_code, c.supervisor_id, c.state = ANY('{reported,investigating,verifying,coordinating,supervising}') FROM cases c JOIN (
              SELECT case_id, kind, due_on, sum(fen)::bigint, count(worker_id)::int, (count(worker_id) FILTER (WHERE first))::int, (count(worker_id) FILTER (WHERE last_of_week))::int
                FROM placed_debts WHERE due_on < 'infinity' GROUP BY case_id, kind, due_on) d ON d.case_id = c.id
        `);
        await queryRunner.query(`
            INSERT INTO case_debts (case_id, kind, first_due_on, open_fen, unplanned_fen, workers, unplanned_workers, region_code, supervisor_id, is_open)
            SELECT d.*, c.region_code, c.supervisor_id, c.state = ANY('{reported,investigating,verifying,coordinating,supervising}') FROM cases c JOIN (
              SELECT case_id, kind, min(due_on), sum(fen)::bigint, coalesce(sum(fen) FILTER (WHERE due_on = 'infinity'), 0)::bigint, (count(worker_id) FILTER (WHERE first))::int,
                     (count(worker_id) FILTER (WHERE due_on = 'infinity'))::int
                FROM placed_debts GROUP BY case_id, kind) d ON d.case_id = c.id
        `);
        await queryRunner.query(`
            INSERT INTO case_receipts (case_id, paid_on, kind, counted_fen, payments, region_code, supervisor_id)
            SELECT p.case_id, p.paid_on, p.kind, sum(CASE WHEN p.reversal_of IS NULL THEN 1 ELSE -1 END * (p.amount_fen + p.deductions_fen))::bigint, count(*)::int,
                   c.region_code, c.supervisor_id
              FROM payments p JOIN cases c ON c.id = p.case_id WHERE p.method <> 'fundAdvance' GROUP BY p.case_id, p.paid_on, p.kind, c.region_code, c.supervisor_id
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_60b4789b14cc12fbab3bc1fe61" ON "case_debts" (
                "kind",
                "first_due_on",
                "case_id",
                "region_code",
                "supervisor_id",
                "open_fen",
                "unplanned_fen",
                "workers",
                "unplanned_workers"
            )
            WHERE is_open
                AND kind <> 'all'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_73b4e1c00432d4aa02958cb3d0" ON "case_debts" (
                "first_due_on",
                "case_id",
                "region_code",
                "supervisor_id",
                "open_fen",
                "unplanned_fen",
                "workers"
            )
            WHERE is_open
                AND kind = 'all'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_360412db19c4f2d50500ab03d4" ON "case_dues" (
                "due_on",
                "case_id",
                "kind",
                "region_code",
                "supervisor_id",
                "open_fen",
                "workers",
                "first_workers",
                "week_workers"
            )
            WHERE is_open
                AND kind <> 'all'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_21857c0f7759280e2f631bf005" ON "case_dues" (
                "due_on",
                "case_id",
                "region_code",
                "supervisor_id",
                "open_fen",
                "workers",
                "first_workers",
                "week_workers"
            )
            WHERE is_open
                AND kind = 'all'
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_90384a92db8e28ed22bc8986bf" ON "case_receipts" (
                "paid_on",
                "case_id",
                "kind",
                "region_code",
                "supervisor_id",
                "counted_fen",
                "payments"
            )
        `);
        await queryRunner.query(`
            ALTER TABLE "case_debts"
            ADD CONSTRAINT "FK_331e944406c7a3419cd98407d4a" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "case_dues"
            ADD CONSTRAINT "FK_faa29d54ea1b922ecb0bf0bb072" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "case_receipts"
            ADD CONSTRAINT "FK_b7f715648ab03824ae30fdc3406" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "case_receipts" DROP CONSTRAINT "FK_b7f715648ab03824ae30fdc3406"
        `);
        await queryRunner.query(`
            ALTER TABLE "case_dues" DROP CONSTRAINT "FK_faa29d54ea1b922ecb0bf0bb072"
        `);
        await queryRunner.query(`
            ALTER TABLE "case_debts" DROP CONSTRAINT "FK_331e944406c7a3419cd98407d4a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_90384a92db8e28ed22bc8986bf"
        `);
        await queryRunner.query(`
            DROP TABLE "case_receipts"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_21857c0f7759280e2f631bf005"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_360412db19c4f2d50500ab03d4"
        `);
        await queryRunner.query(`
            DROP TABLE "case_dues"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_73b4e1c00432d4aa02958cb3d0"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_60b4789b14cc12fbab3bc1fe61"
        `);
        await queryRunner.query(`
            DROP TABLE "case_debts"
        `);
    }

}
