<?php
declare(strict_types=1);

namespace App\Controller;

use Cake\Event\EventInterface;
use Cake\Http\Exception\NotFoundException;
use Cake\ORM\TableRegistry;

class ArticlesController extends AppController
{
    public function beforeFilter(EventInterface $event)
    {
        parent::beforeFilter($event);
        $this->Authentication->allowUnauthenticated(['view']);
    }

    public function view(?string $slug = null)
    {
        $article = $this->Articles->findBySlug($slug)->contain(['Tags'])->first();
        if (!$article) {
            throw new NotFoundException(__('No article'));
        }
        $this->set(compact('article'));
        $this->viewBuilder()->setOption('serialize', 'article');
    }
}
