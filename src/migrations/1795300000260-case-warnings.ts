import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CaseWarnings1795300000260 implements MigrationInterface {
    name = 'CaseWarnings1795300000260'

    public async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            CREATE TABLE "case_warnings" (
                "case_id" uuid NOT NULL,
                "code" text NOT NULL,
                "stage" text NOT NULL,
                "raised_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                CONSTRAINT "PK_713964803b830217a10ddb8ebca" PRIMARY KEY ("case_id", "code")
            )
        `);
        await queryRunner.query(`
            CREATE TABLE "warning_looks" (
                "case_id" uuid NOT NULL,
                "looked_on" date NOT NULL,
                CONSTRAINT "PK_9f337f3421685c14d52c4d898e1" PRIMARY KEY ("case_id")
            )
        `);
        await queryRunner.query(`
            ALTER TABLE "case_warnings"
            ADD CONSTRAINT "FK_5d812df2d0dd568540cd8736147" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
        await queryRunner.query(`
            ALTER TABLE "warning_looks"
            ADD CONSTRAINT "FK_9f337f3421685c14d52c4d898e1" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    }

    public async down(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query(`
            DROP TABLE "warning_looks"
        `);
        await queryRunner.query(`
            DROP TABLE "case_warnings"
        `);
    }

}
