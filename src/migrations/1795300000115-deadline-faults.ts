import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeadlineFaults1795300000115 implements MigrationInterface {
    name = 'DeadlineFaults1795300000115'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "deadline_faults" (
                "deadline_id" uuid NOT NULL,
                "failures" integer NOT NULL,
                "error" text NOT NULL,
                "first_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "retry_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_3b468785f8d9d73a214460b4987" PRIMARY KEY ("deadline_id")
            )
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE "deadline_faults"
        `);
    }

}
