/*! tiny-dom: what we used of jQuery, in twenty lines. Works beside Angular or React, as it keeps no state. */
(function (root) {
  function Tiny(nodes) {
    this.nodes = nodes;
  }

  Tiny.prototype.each = function (f) {
    this.nodes.forEach(f);
    return this;
  };

  Tiny.prototype.on = function (type, f) {
    return this.each(function (node) {
      node.addEventListener(type, f);
    });
  };

  Tiny.prototype.toggle = function (name) {
    return this.each(function (node) {
      node.classList.toggle(name);
    });
  };

  root.tiny = function (selector) {
    return new Tiny(Array.from(document.querySelectorAll(selector)));
  };
})(this);
