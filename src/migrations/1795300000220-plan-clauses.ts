import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PlanClauses1795300000220 implements MigrationInterface {
    name = 'PlanClauses1795300000220'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "plan_priorities" (
                "plan_id" uuid NOT NULL,
                "worker_id" uuid NOT NULL,
                "rank" integer NOT NULL,
                CONSTRAINT "PK_plan_priorities" PRIMARY KEY ("plan_id", "worker_id")
            )
        `);
        await queryRunner.query(`
            ALTER TABLE "repayment_plans"
            ADD "grace_working_days" integer NOT NULL DEFAULT '3',
            ADD "origin" text NOT NULL DEFAULT 'parties',
            ADD "reason" text,
            ADD "request_id" uuid,
            ADD "document_ids" uuid array NOT NULL DEFAULT '{}',
            ADD "accelerated_on" date,
            ADD "accelerated_by_id" uuid,
            ADD "acceleration_reason" text
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments"
            ADD "agreed_due_on" date,
            ADD "handed_over_fen" bigint
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_lines"
            ADD "agreed_due_on" date
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_priorities"
            ADD CONSTRAINT "FK_9d1df50c58887078e718f67e487" FOREIGN KEY ("plan_id") REFERENCES "repayment_plans"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            ALTER TABLE "plan_priorities" DROP CONSTRAINT "FK_9d1df50c58887078e718f67e487"
        `);
        await queryRunner.query(`
            UPDATE "plan_lines" SET "due_on" = "agreed_due_on" WHERE "agreed_due_on" IS NOT NULL
        `);
        await queryRunner.query(`
            UPDATE "plan_instalments" SET "due_on" = "agreed_due_on" WHERE "agreed_due_on" IS NOT NULL
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_lines" DROP COLUMN "agreed_due_on"
        `);
        await queryRunner.query(`
            ALTER TABLE "plan_instalments" DROP COLUMN "handed_over_fen", DROP COLUMN "agreed_due_on"
        `);
        await queryRunner.query(`
            ALTER TABLE "repayment_plans" DROP COLUMN "acceleration_reason", DROP COLUMN "accelerated_by_id", DROP COLUMN "accelerated_on", DROP COLUMN "document_ids",
            DROP COLUMN "request_id", DROP COLUMN "reason", DROP COLUMN "origin", DROP COLUMN "grace_working_days"
        `);
        await queryRunner.query(`
            DROP TABLE "plan_priorities"
        `);
    }
}
