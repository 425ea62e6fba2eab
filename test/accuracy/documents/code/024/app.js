const Koa = require('koa');
const Router = require('@koa/router');
const bodyParser = require('koa-bodyparser');
const { Sequelize, DataTypes, Op } = require('sequelize');

const sequelize = new Sequelize('sqlite::memory:', { logging: false });
const Book = sequelize.define('Book', {
  title: { type: DataTypes.STRING, allowNull: false },
  year: DataTypes.INTEGER,
});

const router = new Router({ prefix: '/books' });
router.get('/', async (ctx) => {
  const since = Number(ctx.query.since ?? 0);
  ctx.body = await Book.findAll({ where: { year: { [Op.gte]: since } } });
});
router.post('/', async (ctx) => {
  ctx.body = await Book.create(ctx.request.body);
  ctx.status = 201;
});

const app = new Koa();
app.use(bodyParser()).use(router.routes()).use(router.allowedMethods());
sequelize.sync().then(() => app.listen(4000));
