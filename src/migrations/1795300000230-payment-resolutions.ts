import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentResolutions1795300000230 implements MigrationInterface {
    name = 'PaymentResolutions1795300000230'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`DROP INDEX "public"."IDX_7ee4eb19cd5f4f0f67d903fdfe"`);
        await queryRunner.query(`CREATE TABLE "payment_resolutions" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "payment_id" uuid NOT NULL, "seq" bigint NOT NULL, "type" text NOT NULL, "amount_fen" bigint NOT NULL, "kind" text, "worker_ids" uuid array, "returned_on" date, "reference" text, "reason" text NOT NULL, "document_ids" uuid array NOT NULL, "reversal_of" uuid, "recorded_by_id" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_262a91c9ed3426b93bfb2ae114c" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_d6a2ea3d3fe0e74de09379fc36" ON "payment_resolutions"  ("payment_id")`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_a9e30e34ce1b0a1ceeb1c689fc" ON "payment_resolutions"  ("reversal_of") WHERE reversal_of IS NOT NULL`);
        await queryRunner.query(`CREATE INDEX "IDX_e64d870db0fc4bc87db61da567" ON "payment_resolutions"  ("case_id", "seq")`);
        await queryRunner.query(`ALTER TABLE "ledger_positions" ADD "recovered_fen" bigint NOT NULL DEFAULT '0'`);
        // An employer who paid more than the worker still lacked has repaid the fund by so much.
        await queryRunner.query(`
            UPDATE "ledger_positions" p SET "recovered_fen" = least(p."advanced_fen", p."paid_fen", p."advanced_fen" + p."paid_fen" + p."waived_fen" - coalesce(c."verified_fen", 0))
              FROM "claims" c WHERE c."id" = p."obligation_id" AND p."advanced_fen" > 0 AND p."advanced_fen" + p."paid_fen" + p."waived_fen" > coalesce(c."verified_fen", 0)
        `);
        await queryRunner.query(`ALTER TABLE "payments" ADD "recovers_advance" boolean NOT NULL DEFAULT false`);
        await queryRunner.query(`ALTER TABLE "payments" ADD "import_attempt" integer NOT NULL DEFAULT '1'`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_c8fec76d002ec9acef5b6ed479" ON "payments"  ("import_id", "import_row", "import_attempt") WHERE import_id IS NOT NULL`);
        await queryRunner.query(`ALTER TABLE "payment_resolutions" ADD CONSTRAINT "FK_8d76c8c54cace994dfaa9a4c870" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "payment_resolutions" ADD CONSTRAINT "FK_d6a2ea3d3fe0e74de09379fc36a" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "payment_resolutions" ADD CONSTRAINT "FK_a61eb60de74e1877fa05311dd0f" FOREIGN KEY ("reversal_of") REFERENCES "payment_resolutions"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "payment_resolutions" DROP CONSTRAINT "FK_a61eb60de74e1877fa05311dd0f"`);
        await queryRunner.query(`ALTER TABLE "payment_resolutions" DROP CONSTRAINT "FK_d6a2ea3d3fe0e74de09379fc36a"`);
        await queryRunner.query(`ALTER TABLE "payment_resolutions" DROP CONSTRAINT "FK_8d76c8c54cace994dfaa9a4c870"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_c8fec76d002ec9acef5b6ed479"`);
        await queryRunner.query(`ALTER TABLE "payments" DROP COLUMN "import_attempt"`);
        await queryRunner.query(`ALTER TABLE "payments" DROP COLUMN "recovers_advance"`);
        await queryRunner.query(`ALTER TABLE "ledger_positions" DROP COLUMN "recovered_fen"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_e64d870db0fc4bc87db61da567"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_a9e30e34ce1b0a1ceeb1c689fc"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_d6a2ea3d3fe0e74de09379fc36"`);
        await queryRunner.query(`DROP TABLE "payment_resolutions"`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_7ee4eb19cd5f4f0f67d903fdfe" ON "payments" USING btree ("import_id", "import_row") WHERE (import_id IS NOT NULL)`);
    }
}
