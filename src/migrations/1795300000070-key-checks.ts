import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeyChecks1795300000070 implements MigrationInterface {
    name = 'KeyChecks1795300000070'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "key_checks" (
                "name" text NOT NULL,
                "value" text NOT NULL,
                CONSTRAINT "PK_5e369091834d1fecafe9028312c" PRIMARY KEY ("name")
            )
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE "key_checks"
        `);
    }
}
