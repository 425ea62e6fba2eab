import { axisBottom, axisLeft } from 'd3-axis';
import { scaleBand, scaleLinear } from 'd3-scale';
import { select } from 'd3-selection';
import { max } from 'd3-array';

const WIDTH = 640;
const HEIGHT = 320;

/** Draws the bars into the given element and returns a function that redraws. */
export function bars(element, rows) {
  const x = scaleBand().domain(rows.map((r) => r.label)).range([40, WIDTH]).padding(0.1);
  const y = scaleLinear().domain([0, max(rows, (r) => r.value) ?? 1]).nice().range([HEIGHT - 20, 10]);
  const svg = select(element).append('svg').attr('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);

  svg.append('g').attr('transform', `translate(0,${HEIGHT - 20})`).call(axisBottom(x));
  svg.append('g').attr('transform', 'translate(40,0)').call(axisLeft(y).ticks(5));

  return (next) =>
    svg
      .selectAll('rect')
      .data(next, (d) => d.label)
      .join('rect')
      .attr('x', (d) => x(d.label))
      .attr('width', x.bandwidth())
      .attr('y', (d) => y(d.value))
      .attr('height', (d) => y(0) - y(d.value));
}
