define(['underscore', 'backbone', 'jquery'], function (_, Backbone, $) {
  var Place = Backbone.Model.extend({
    defaults: { free: true },
    toggle: function () {
      this.save({ free: !this.get('free') });
    },
  });

  var Places = Backbone.Collection.extend({ model: Place, url: '/places' });

  return Backbone.View.extend({
    tagName: 'ul',
    events: { 'click li': 'toggle' },
    template: _.template('<% places.each(function (p) { %><li data-id="<%= p.id %>"><%- p.get("name") %></li><% }) %>'),

    initialize: function () {
      this.collection = new Places();
      this.listenTo(this.collection, 'sync change', this.render);
      this.collection.fetch();
    },

    toggle: function (event) {
      this.collection.get($(event.currentTarget).data('id')).toggle();
    },

    render: function () {
      this.$el.html(this.template({ places: this.collection }));
      return this;
    },
  });
});
