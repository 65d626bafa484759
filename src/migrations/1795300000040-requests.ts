import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Aid items, requests and the emergency reads that they grant. */
export class Requests1795300000040 implements MigrationInterface {
    name = 'Requests1795300000040'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "aid_items" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "worker_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "request" text NOT NULL,
                "state" text NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "amount_fen" bigint,
                "requested_by_id" uuid NOT NULL,
                "requested_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "decided_by_id" uuid,
                "decided_at" TIMESTAMP(3) WITH TIME ZONE,
                "decision_reason" text,
                "delivered_at" TIMESTAMP(3) WITH TIME ZONE,
                "withdrawn_at" TIMESTAMP(3) WITH TIME ZONE,
                CONSTRAINT "PK_58341527bc93bc2c1d57022e4df" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2cfdfb81886e8555db245c12ee" ON "aid_items" ("worker_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_8ab265677ed0b410134c786ead" ON "aid_items" ("requested_by_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_60c719a2ae82f06eccc4635eaf" ON "aid_items" ("case_id", "requested_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "requests" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "type" text NOT NULL,
                "state" text NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "payload" jsonb NOT NULL,
                "reason" text NOT NULL,
                "effect" jsonb NOT NULL,
                "asked_by_id" uuid NOT NULL,
                "asked_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "decided_by_id" uuid,
                "decided_at" TIMESTAMP(3) WITH TIME ZONE,
                "decision_reason" text,
                CONSTRAINT "PK_0428f484e96f9e6a55955f29b5f" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_3f85a496313fbd1139243f7fc6" ON "requests" ("state", "asked_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_251f60262fc1841140200b427a" ON "requests" ("asked_by_id", "asked_at", "id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2f9bdfc1ceeda08648d1fe1d0c" ON "requests" ("case_id", "asked_at", "id")
        `);
        await queryRunner.query(`
            CREATE TABLE "emergency_reads" (
                "request_id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "until" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_5e9606f003f68839abb442b06b3" PRIMARY KEY ("request_id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_57c43f0bf0598276f2002f5a4e" ON "emergency_reads" ("user_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_778fcb2b63d801f82e5ac0cd2e" ON "emergency_reads" ("case_id", "user_id", "until")
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items"
            ADD CONSTRAINT "FK_2b1f5b661f618139759528c779a" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items"
            ADD CONSTRAINT "FK_2cfdfb81886e8555db245c12ee7" FOREIGN KEY ("worker_id") REFERENCES "workers"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items"
            ADD CONSTRAINT "FK_8ab265677ed0b410134c786eade" FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "requests"
            ADD CONSTRAINT "FK_e1c8e9ba604535e80ca232ddbce" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "requests"
            ADD CONSTRAINT "FK_1f1fa0840636a054cb87b5893ff" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "emergency_reads"
            ADD CONSTRAINT "FK_5e9606f003f68839abb442b06b3" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "emergency_reads"
            ADD CONSTRAINT "FK_6d2fba7525bd3370c0ac509df94" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "emergency_reads"
            ADD CONSTRAINT "FK_57c43f0bf0598276f2002f5a4ea" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "emergency_reads" DROP CONSTRAINT "FK_57c43f0bf0598276f2002f5a4ea"
        `);
        await queryRunner.query(`
            ALTER TABLE "emergency_reads" DROP CONSTRAINT "FK_6d2fba7525bd3370c0ac509df94"
        `);
        await queryRunner.query(`
            ALTER TABLE "emergency_reads" DROP CONSTRAINT "FK_5e9606f003f68839abb442b06b3"
        `);
        await queryRunner.query(`
            ALTER TABLE "requests" DROP CONSTRAINT "FK_1f1fa0840636a054cb87b5893ff"
        `);
        await queryRunner.query(`
            ALTER TABLE "requests" DROP CONSTRAINT "FK_e1c8e9ba604535e80ca232ddbce"
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items" DROP CONSTRAINT "FK_8ab265677ed0b410134c786eade"
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items" DROP CONSTRAINT "FK_2cfdfb81886e8555db245c12ee7"
        `);
        await queryRunner.query(`
            ALTER TABLE "aid_items" DROP CONSTRAINT "FK_2b1f5b661f618139759528c779a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_778fcb2b63d801f82e5ac0cd2e"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_57c43f0bf0598276f2002f5a4e"
        `);
        await queryRunner.query(`
            DROP TABLE "emergency_reads"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_2f9bdfc1ceeda08648d1fe1d0c"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_251f60262fc1841140200b427a"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_3f85a496313fbd1139243f7fc6"
        `);
        await queryRunner.query(`
            DROP TABLE "requests"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_60c719a2ae82f06eccc4635eaf"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_8ab265677ed0b410134c786ead"
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_2cfdfb81886e8555db245c12ee"
        `);
        await queryRunner.query(`
            DROP TABLE "aid_items"
        `);
    }

}
