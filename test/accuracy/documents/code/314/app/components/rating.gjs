import Component from '@glimmer/component';
import { tracked } from '@glimmer/tracking';
import { on } from '@ember/modifier';
import { action } from '@ember/object';
import { service } from '@ember/service';

export default class Rating extends Component {
  @service store;
  @tracked stars = this.args.stars ?? 0;

  @action
  async rate() {
    this.stars += 1;
    const record = await this.store.findRecord('walk', this.args.walk);
    record.stars = this.stars;
    await record.save();
  }

  <template>
    <button type="button" {{on "click" this.rate}}>{{this.stars}}</button>
  </template>
}
