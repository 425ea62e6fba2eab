const { Model } = require('objection');
const Knex = require('knex');

const settings = {
  client: 'pg',
  connection: process.env.DATABASE_URL,
  pool: { min: 0, max: 8 },
  migrations: { directory: './migrations', tableName: 'migrations' },
};

class Member extends Model {
  static get tableName() {
    return 'members';
  }

  static get relationMappings() {
    return {
      loans: { relation: Model.HasManyRelation, modelClass: `${__dirname}/loan`, join: { from: 'members.id', to: 'loans.memberId' } },
    };
  }
}

Model.knex(Knex(settings));
module.exports = { ...settings, Member };
