#pragma once

#include "CoreMinimal.h"
#include "GameFramework/Actor.h"
#include "Lantern.generated.h"

class UPointLightComponent;

UCLASS(Blueprintable)
class HARBOUR_API ALantern : public AActor
{
	GENERATED_BODY()

public:
	ALantern();
	virtual void Tick(float DeltaSeconds) override;

	UFUNCTION(BlueprintCallable, Category = "Lantern")
	void Toggle();

protected:
	UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Lantern")
	float Brightness = 500.f;

	UPROPERTY(VisibleAnywhere)
	TObjectPtr<UPointLightComponent> Light;
};
