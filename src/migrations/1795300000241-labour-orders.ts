import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LabourOrders1795300000241 implements MigrationInterface {
    name = 'LabourOrders1795300000241'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "labour_orders" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "number" text NOT NULL,
                "authority" text NOT NULL,
                "issued_on" date NOT NULL,
                "served_on" date NOT NULL,
                "service" text NOT NULL,
                "deadline_on" date NOT NULL,
                "items" jsonb NOT NULL,
                "worker_ids" uuid array,
                "document_ids" uuid array NOT NULL,
                "note" text,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_61cbf1102a10dd1655c7c2d246a" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_1b5be38916852a04a9bb15d286" ON "labour_orders" ("deadline_on")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_e60ea15a4c25c4d2268329adbb" ON "labour_orders" ("case_id", "recorded_at")
        `);
        await queryRunner.query(`
            CREATE TABLE "additional_compensations" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "order_id" uuid NOT NULL,
                "percentage" integer NOT NULL,
                "base_fen" bigint NOT NULL,
                "amount_fen" bigint NOT NULL,
                "decision_kind" text NOT NULL,
                "decision_number" text NOT NULL,
                "decided_on" date NOT NULL,
                "document_ids" uuid array NOT NULL,
                "claim_ids" uuid array NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_28c97077876d372e023fdec42d3" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_2e2211a783024f1795fe7ccf19" ON "additional_compensations" ("order_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_85d3b6c496b2f59ebb1ec741ff" ON "additional_compensations" ("case_id")
        `);
        await queryRunner.query(`
            ALTER TABLE "labour_orders"
            ADD CONSTRAINT "FK_0945e347a1731e8ce7eea138f67" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "labour_orders"
            ADD CONSTRAINT "FK_7da7ccfaad8268e8a2568472b02" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "additional_compensations"
            ADD CONSTRAINT "FK_85d3b6c496b2f59ebb1ec741ffd" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "additional_compensations"
            ADD CONSTRAINT "FK_2e2211a783024f1795fe7ccf192" FOREIGN KEY ("order_id") REFERENCES "labour_orders"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "additional_compensations"
            ADD CONSTRAINT "FK_0ae0536b8884955ef75a977eb24" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE "additional_compensations"
        `);
        await queryRunner.query(`
            DROP TABLE "labour_orders"
        `);
    }

}
