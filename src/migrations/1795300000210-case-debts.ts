import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What cases owe, by kind and day, with what was recorded before. */
export class CaseDebts1795300000210 implements MigrationInterface {
    name = 'CaseDebts1795300000210'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "case_debts" (
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "due_on" date NOT NULL,
                "open_fen" bigint NOT NULL,
                "workers" integer NOT NULL,
                "first_workers" integer NOT NULL,
                "week_workers" integer NOT NULL,
                "is_first" boolean NOT NULL,
                CONSTRAINT "PK_5a81a3cb20f9ff6253d2f89fcce" PRIMARY KEY ("case_id", "kind", "due_on")
            )
        `);
        await queryRunner.query(`
            INSERT INTO case_debts (case_id, kind, due_on, open_fen, workers, first_workers, week_workers, is_first)
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
              UNION ALL SELECT case_id, 'all', due_on, worker_id, sum(fen) FROM owed GROUP BY case_id, due_on, worker_id),
            placed AS (
              SELECT case_id, kind, due_on, worker_id, fen, due_on = min(due_on) OVER (PARTITION BY case_id, kind, worker_id) AS first,
                     due_on = max(due_on) OVER (PARTITION BY case_id, kind, worker_id, date_trunc('week', due_on::timestamp)) AS last_of_week
                FROM counted)
            SELECT case_id, kind, due_on, sum(fen)::bigint, count(worker_id)::int, (count(worker_id) FILTER (WHERE first))::int,
                   (count(worker_id) FILTER (WHERE last_of_week))::int, due_on = min(due_on) OVER (PARTITION BY case_id, kind)
              FROM placed GROUP BY case_id, kind, due_on
        `);
        await queryRunner.query(`
            ALTER TABLE "case_debts"
            ADD CONSTRAINT "FK_331e944406c7a3419cd98407d4a" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "case_debts" DROP CONSTRAINT "FK_331e944406c7a3419cd98407d4a"
        `);
        await queryRunner.query(`
            DROP TABLE "case_debts"
        `);
    }

}
