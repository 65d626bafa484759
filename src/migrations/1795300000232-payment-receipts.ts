import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentReceipts1795300000232 implements MigrationInterface {
    name = 'PaymentReceipts1795300000232'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`CREATE TABLE "payment_receipts" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "payment_id" uuid NOT NULL, "worker_id" uuid NOT NULL, "no" integer NOT NULL, "outcome" text NOT NULL, "how" text NOT NULL, "confirmed_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "document_ids" uuid array NOT NULL, "note" text, "recorded_by_id" uuid NOT NULL, "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, CONSTRAINT "PK_42242bb7e01c7d075b35bd13fe0" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_4afe060b2ec73e521ef3f17287" ON "payment_receipts"  ("case_id")`);
        await queryRunner.query(`CREATE INDEX "IDX_11be0c50d1473f2b3f6f0ab037" ON "payment_receipts"  ("worker_id")`);
        await queryRunner.query(`CREATE UNIQUE INDEX "IDX_ce483cd2179fdf105aadc7dbf5" ON "payment_receipts"  ("payment_id", "worker_id", "no")`);
        await queryRunner.query(`CREATE TABLE "payment_shares" ("payment_id" uuid NOT NULL, "worker_id" uuid NOT NULL, "case_id" uuid NOT NULL, "amount_fen" bigint NOT NULL, CONSTRAINT "PK_b0242ec26a35e11e5c5083b0c67" PRIMARY KEY ("payment_id", "worker_id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_2b9e976299681579531c84c48f" ON "payment_shares"  ("case_id", "worker_id")`);
        await queryRunner.query(`CREATE TABLE "receipt_codes" ("id" uuid NOT NULL, "case_id" uuid NOT NULL, "payment_id" uuid NOT NULL, "worker_id" uuid NOT NULL, "fingerprint" text NOT NULL, "issued_by_id" uuid NOT NULL, "issued_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL, "attempts" integer NOT NULL DEFAULT '0', "ended_at" TIMESTAMP(3) WITH TIME ZONE, CONSTRAINT "PK_e09a37e7468390fa9c93829dc78" PRIMARY KEY ("id"))`);
        await queryRunner.query(`CREATE INDEX "IDX_5ceae8f6ed48191d8c34dc158a" ON "receipt_codes"  ("case_id")`);
        await queryRunner.query(`CREATE INDEX "IDX_d0c19a1a3d461e6be59fe7cddc" ON "receipt_codes"  ("worker_id")`);
        await queryRunner.query(`CREATE INDEX "IDX_282a394d755f16dc6928354031" ON "receipt_codes"  ("expires_at")`);
        await queryRunner.query(`CREATE INDEX "IDX_6d4d86fc61170de84fef461356" ON "receipt_codes"  ("payment_id", "worker_id", "issued_at")`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" ADD CONSTRAINT "FK_4afe060b2ec73e521ef3f172875" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" ADD CONSTRAINT "FK_07cd2270867e279ab2817785882" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" ADD CONSTRAINT "FK_11be0c50d1473f2b3f6f0ab0378" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "receipt_codes" ADD CONSTRAINT "FK_5ceae8f6ed48191d8c34dc158a4" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "receipt_codes" ADD CONSTRAINT "FK_80dd99bf0805b699ad380d6296e" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        await queryRunner.query(`ALTER TABLE "receipt_codes" ADD CONSTRAINT "FK_d0c19a1a3d461e6be59fe7cddce" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
        // Payments that name one worker; what a lump put into whose hand is worked out when the case's ledger next moves.
        await queryRunner.query(`
            INSERT INTO "payment_shares" ("payment_id", "worker_id", "case_id", "amount_fen")
            SELECT p."id", p."worker_ids"[1], p."case_id", p."amount_fen" FROM "payments" p
             WHERE p."reversal_of" IS NULL AND NOT EXISTS (SELECT 1 FROM "payments" r WHERE r."reversal_of" = p."id") AND cardinality(p."worker_ids") = 1 AND NOT p."recovers_advance"
               AND p."kind" NOT IN ('socialInsurance', 'pension', 'medical', 'unemployment', 'workInjury', 'housingFund', 'lateFee')
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`ALTER TABLE "receipt_codes" DROP CONSTRAINT "FK_d0c19a1a3d461e6be59fe7cddce"`);
        await queryRunner.query(`ALTER TABLE "receipt_codes" DROP CONSTRAINT "FK_80dd99bf0805b699ad380d6296e"`);
        await queryRunner.query(`ALTER TABLE "receipt_codes" DROP CONSTRAINT "FK_5ceae8f6ed48191d8c34dc158a4"`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" DROP CONSTRAINT "FK_11be0c50d1473f2b3f6f0ab0378"`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" DROP CONSTRAINT "FK_07cd2270867e279ab2817785882"`);
        await queryRunner.query(`ALTER TABLE "payment_receipts" DROP CONSTRAINT "FK_4afe060b2ec73e521ef3f172875"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_6d4d86fc61170de84fef461356"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_282a394d755f16dc6928354031"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_d0c19a1a3d461e6be59fe7cddc"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_5ceae8f6ed48191d8c34dc158a"`);
        await queryRunner.query(`DROP TABLE "receipt_codes"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_2b9e976299681579531c84c48f"`);
        await queryRunner.query(`DROP TABLE "payment_shares"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_ce483cd2179fdf105aadc7dbf5"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_11be0c50d1473f2b3f6f0ab037"`);
        await queryRunner.query(`DROP INDEX "public"."IDX_4afe060b2ec73e521ef3f17287"`);
        await queryRunner.query(`DROP TABLE "payment_receipts"`);
    }
}
