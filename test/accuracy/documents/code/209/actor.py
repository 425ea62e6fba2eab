import numpy as np
import ray
import statsmodels.api as sm
import trio


@ray.remote(num_cpus=1)
class Fitter:
    def fit(self, x, y):
        return sm.OLS(y, sm.add_constant(x)).fit().params


async def wait_for(ref):
    return await trio.to_thread.run_sync(ray.get, ref)


async def main():
    ray.init(num_cpus=2)
    rng = np.random.default_rng(3)
    workers = [Fitter.remote() for _ in range(2)]
    async with trio.open_nursery() as nursery:
        for worker in workers:
            x = rng.normal(size=100)
            nursery.start_soon(wait_for, worker.fit.remote(x, 2 * x + 1))


trio.run(main)
