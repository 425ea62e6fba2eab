import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();
const labels = { app: 'lending' };

const deployment = new k8s.apps.v1.Deployment('lending', {
  spec: {
    replicas: config.getNumber('replicas') ?? 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: { containers: [{ name: 'web', image: config.require('image') }] },
    },
  },
});

export const name = deployment.metadata.name;
