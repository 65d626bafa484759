import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LateFees1795300000240 implements MigrationInterface {
    name = 'LateFees1795300000240'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "legal_figures" (
                "code" text NOT NULL,
                "version" integer NOT NULL,
                "region_code" text,
                "value" bigint,
                "effective_from" date NOT NULL,
                "basis" jsonb NOT NULL,
                "reason" text NOT NULL,
                "changed_by_id" uuid NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_6eeaf9d541cc3a81cc1faa9bf00" PRIMARY KEY ("code", "version")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "deferral_agreements" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "reference" text NOT NULL,
                "agreed_on" date NOT NULL,
                "from_on" date NOT NULL,
                "to_on" date NOT NULL,
                "kinds" text array NOT NULL,
                "security" text,
                "document_ids" uuid array NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_490de5e0da523109d54ea634492" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_214befeee3b2bd1a43e23ac1ac" ON "deferral_agreements" ("case_id")
        `);
        await queryRunner.query(`
            CREATE TABLE "ledger_voids" (
                "id" uuid NOT NULL,
                "case_id" uuid NOT NULL,
                "subject" text NOT NULL,
                "subject_id" uuid NOT NULL,
                "reason" text NOT NULL,
                "recorded_by_id" uuid NOT NULL,
                "recorded_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_df7e136864da3ea0df699c095df" PRIMARY KEY ("id")
            )
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_0a659493cf57a8789bc39727fe" ON "ledger_voids" ("subject_id")
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_f844d2ddc3d68abf37074c5ebf" ON "ledger_voids" ("case_id")
        `);
        await queryRunner.query(`
            -- Assessments recorded before stood for all four insurances together.
            ALTER TABLE "late_fee_assessments" ADD "kinds" text array NOT NULL DEFAULT '{pension,medical,unemployment,workInjury}'
        `);
        await queryRunner.query(`
            ALTER TABLE "late_fee_assessments" ALTER COLUMN "kinds" DROP DEFAULT
        `);
        await queryRunner.query(`
            DROP INDEX "public"."IDX_ce8f3336e28cb5b0a6fc9e1185"
        `);
        await queryRunner.query(`
            CREATE INDEX "IDX_9d3f0b16d4eebc460708e58a7f" ON "late_fee_assessments" ("case_id", "seq")
        `);
        await queryRunner.query(`
            ALTER TABLE "legal_figures"
            ADD CONSTRAINT "FK_5887e4b7c53d352f42ac13d47e6" FOREIGN KEY ("changed_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deferral_agreements"
            ADD CONSTRAINT "FK_214befeee3b2bd1a43e23ac1ac6" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "deferral_agreements"
            ADD CONSTRAINT "FK_83629a01e47f316d389a7e4acd3" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "ledger_voids"
            ADD CONSTRAINT "FK_f844d2ddc3d68abf37074c5ebf1" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "ledger_voids"
            ADD CONSTRAINT "FK_b9b3ebc3ca3cdeda12514d6698d" FOREIGN KEY ("recorded_by_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP INDEX "public"."IDX_9d3f0b16d4eebc460708e58a7f"
        `);
        await queryRunner.query(`
            ALTER TABLE "late_fee_assessments" DROP COLUMN "kinds"
        `);
        await queryRunner.query(`
            CREATE UNIQUE INDEX "IDX_ce8f3336e28cb5b0a6fc9e1185" ON "late_fee_assessments" ("case_id", "reference")
        `);
        await queryRunner.query(`
            DROP TABLE "ledger_voids"
        `);
        await queryRunner.query(`
            DROP TABLE "deferral_agreements"
        `);
        await queryRunner.query(`
            DROP TABLE "legal_figures"
        `);
    }

}
