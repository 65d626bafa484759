import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table of case rows, the table of its sums, what these are summed up by, and which rows count. */
interface Summed {
    cases: string;
    sums: string;
    keys: string;
    amounts: Record<string, string>;
    counted: string;
}

const SUMMED: Summed[] = [
    {
        cases: 'case_debts', sums: 'board_debts', keys: 'kind, region_code, supervisor_id, first_due_on', counted: 'is_open',
        amounts: { cases: 'count(*)', open_fen: 'sum(open_fen)', unplanned_fen: 'sum(unplanned_fen)', workers: 'sum(workers)' },
    },
    {
        cases: 'case_dues', sums: 'board_dues', keys: 'kind, region_code, supervisor_id, due_on', counted: 'is_open',
        amounts: { cases: 'count(*)', open_fen: 'sum(open_fen)', workers: 'sum(workers)', first_workers: 'sum(first_workers)', week_workers: 'sum(week_workers)' },
    },
    {
        cases: 'case_receipts', sums: 'board_receipts', keys: 'kind, region_code, supervisor_id, paid_on', counted: 'TRUE',
        amounts: { counted_fen: 'sum(counted_fen)', payments: 'sum(payments)' },
    },
];

const append = ({ sums, keys, amounts, counted }: Summed, rows: string, sign: '' | '-', fresh: boolean): string =>
    `INSERT INTO ${sums} (${keys}, ${Object.keys(amounts).join(', ')}, fresh)
     SELECT ${keys}, ${Object.values(amounts).map((amount) => sign + amount).join(', ')}, ${fresh} FROM ${rows} WHERE ${counted} GROUP BY ${keys}`;

/** What the rows of all cases come to for the board, kept up by the database with each statement that changes one, and summed up of what is there. */
export class BoardSums1795300000300 implements MigrationInterface {
    name = 'BoardSums1795300000300'

    public async up(queryRunner: QueryRunner): Promise<void> {
        // A hundred thousand cases are summed up; nobody waits for it but the start.
        await queryRunner.query('SET LOCAL statement_timeout = 0');
        await queryRunner.query(`CREATE TABLE "board_debts" ("id" BIGSERIAL NOT NULL, "kind" text NOT NULL, "region_code" text NOT NULL, "supervisor_id" uuid, "fresh" boolean NOT NULL DEFAULT true, "first_due_on" date NOT NULL, "cases" integer NOT NULL, "open_fen" bigint NOT NULL, "unplanned_fen" bigint NOT NULL, "workers" integer NOT NULL, CONSTRAINT "PK_7134ab233d0a5fffff4ee8d3ab0" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_c11836e708b8b48366f4eabbb0" ON "board_debts"  ("id") WHERE fresh`);
        await queryRunner.query(`CREATE TABLE "board_dues" ("id" BIGSERIAL NOT NULL, "kind" text NOT NULL, "region_code" text NOT NULL, "supervisor_id" uuid, "fresh" boolean NOT NULL DEFAULT true, "due_on" date NOT NULL, "cases" integer NOT NULL, "open_fen" bigint NOT NULL, "workers" integer NOT NULL, "first_workers" integer NOT NULL, "week_workers" integer NOT NULL, CONSTRAINT "PK_b9993cc8dfa53e13d5f08e36e68" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_f82a091729fbee59fa61f31332" ON "board_dues"  ("due_on")`);
        await queryRunner.query(`CREATE INDEX "IDX_5f75bb8c3e7484f457a5aa6bc4" ON "board_dues"  ("id") WHERE fresh`);
        await queryRunner.query(`CREATE TABLE "board_receipts" ("id" BIGSERIAL NOT NULL, "kind" text NOT NULL, "region_code" text NOT NULL, "supervisor_id" uuid, "fresh" boolean NOT NULL DEFAULT true, "paid_on" date NOT NULL, "counted_fen" bigint NOT NULL, "payments" integer NOT NULL, CONSTRAINT "PK_c064e87359a1fdf6c7f3541c9fe" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_99c99408c752f0228c1cb8baf4" ON "board_receipts"  ("paid_on")`);
        await queryRunner.query(`CREATE INDEX "IDX_6e057b00b9a6f2e6c97f6b381d" ON "board_receipts"  ("id") WHERE fresh`);
        for (const summed of SUMMED) {
            const { cases, sums } = summed;
            await queryRunner.query(`
                CREATE FUNCTION ${sums}_follow() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF TG_OP <> 'INSERT' THEN
                    ${append(summed, 'gone', '-', true)};
                  END IF;
                  IF TG_OP <> 'DELETE' THEN
                    ${append(summed, 'come', '', true)};
                  END IF;
                  RETURN NULL;
                END $$
            `);
            // From here on nobody else writes to the rows before this is done.
            await queryRunner.query(`CREATE TRIGGER sum_up_insert AFTER INSERT ON ${cases} REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION ${sums}_follow()`);
            await queryRunner.query(`CREATE TRIGGER sum_up_update AFTER UPDATE ON ${cases} REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION ${sums}_follow()`);
            await queryRunner.query(`CREATE TRIGGER sum_up_delete AFTER DELETE ON ${cases} REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ${sums}_follow()`);
            await queryRunner.query(append(summed, cases, '', false));
        }
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        for (const { cases, sums } of [...SUMMED].reverse()) {
            for (const event of ['insert', 'update', 'delete']) await queryRunner.query(`DROP TRIGGER sum_up_${event} ON ${cases}`);
            await queryRunner.query(`DROP FUNCTION ${sums}_follow()`);
            await queryRunner.query(`DROP TABLE "${sums}"`);
        }
    }
}
