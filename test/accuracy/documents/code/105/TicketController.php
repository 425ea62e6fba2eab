<?php

namespace App\Controller;

use App\Entity\Ticket;
use Doctrine\ORM\EntityManagerInterface;
use Doctrine\ORM\Mapping as ORM;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;

#[Route('/tickets', name: 'ticket_')]
class TicketController extends AbstractController
{
    public function __construct(private EntityManagerInterface $em)
    {
    }

    #[Route('/{id}', name: 'show', methods: ['GET'])]
    public function show(Ticket $ticket): Response
    {
        return $this->render('ticket/show.html.twig', ['ticket' => $ticket]);
    }

    #[Route('/{id}/close', name: 'close', methods: ['POST'])]
    public function close(Ticket $ticket, Request $request): Response
    {
        if ($this->isCsrfTokenValid('close', $request->request->get('_token'))) {
            $ticket->close();
            $this->em->flush();
        }

        return $this->redirectToRoute('ticket_show', ['id' => $ticket->getId()]);
    }
}
