using System.Collections;
using UnityEngine;
using UnityEngine.InputSystem;

[RequireComponent(typeof(Rigidbody))]
public class PlayerMove : MonoBehaviour
{
    [SerializeField] private float speed = 6f;
    [Header("Jump")]
    [SerializeField] private float force = 5f;

    private Rigidbody body;
    private bool grounded;

    private void Awake() => body = GetComponent<Rigidbody>();

    private void FixedUpdate()
    {
        var keys = Keyboard.current;
        float x = (keys.dKey.isPressed ? 1 : 0) - (keys.aKey.isPressed ? 1 : 0);
        body.AddForce(new Vector3(x * speed, 0, 0), ForceMode.Acceleration);
        if (grounded && keys.spaceKey.wasPressedThisFrame) StartCoroutine(Jump());
    }

    private IEnumerator Jump()
    {
        grounded = false;
        body.AddForce(Vector3.up * force, ForceMode.Impulse);
        yield return new WaitForSeconds(0.4f);
        grounded = true;
    }
}
