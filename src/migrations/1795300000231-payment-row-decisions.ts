import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentRowDecisions1795300000231 implements MigrationInterface {
    name = 'PaymentRowDecisions1795300000231'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "payment_row_decisions" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "import_id" uuid NOT NULL, "row" integer NOT NULL, "no" integer NOT NULL, "decision" text NOT NULL, "worker_id" uuid, "reason" text NOT NULL, "decided_by_id" uuid NOT NULL, "decided_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_f7c9a93968d6905bf68a0b20c8b" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_82f4c0f4c80ea9178930ed85e5" ON "payment_row_decisions"  ("case_id")`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_3bdf8c8df8da392b0ae197f41d" ON "payment_row_decisions"  ("import_id", "row", "no")`);
        await queryRunner.query(`ALTER TABLE "payment_row_decisions" ADD CONSTRAINT "FK_82f4c0f4c80ea9178930ed85e57" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "payment_row_decisions" ADD CONSTRAINT "FK_6fcb88cb634097e6af4be7de6c1" FOREIGN KEY ("import_id") REFERENCES "sheet_imports"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "payment_row_decisions" DROP CONSTRAINT "FK_6fcb88cb634097e6af4be7de6c1"`);
        await queryRunner.query(`ALTER TABLE "payment_row_decisions" DROP CONSTRAINT "FK_82f4c0f4c80ea9178930ed85e57"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_3bdf8c8df8da392b0ae197f41d"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_82f4c0f4c80ea9178930ed85e5"`);
        await queryRunner.query(`DROP TABLE "payment_row_decisions"`);
    }
}
